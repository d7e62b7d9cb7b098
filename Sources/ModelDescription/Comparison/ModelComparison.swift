/// Two or more models, layer beside layer, and what differs between them.
///
/// Layers stand beside each other where that makes the fewest differences: a missing layer costs
/// 1, another setting a fraction of it, another class of the same family (maximum and average
/// pools) 1. The second model is aligned with the first; each further one with the rows so far,
/// of which the leftmost layer counts; what only others than the first have may be missing at a
/// fifth. Differences are told from the leftmost layer of a row, too.
public struct ModelComparison: Sendable {
  /// A layer in its row.
  public struct Cell: Sendable {
    public let layer: ModelLayer
    public let traits: [LayerTrait: TraitValue]
  }

  /// What stands beside each other.
  public struct Row: Sendable {
    /// A layer of each model; `nil` where a model has none here.
    public internal(set) var cells: [Cell?]
  }

  public let models: [Model]

  /// From the inputs to the outputs.
  public private(set) var rows: [Row] = []

  /// What lacking a layer costs that the first model lacks, too: the first model's layers are to
  /// stand beside their likes, whatever models come between.
  private static let furtherGapCost = SequenceAlignment.gapCost / 5

  public init(of models: [Model]) {
    self.models = models
    var numbering = LayerProfile.Numbering()
    var profiles: [LayerProfile] = []
    for (index, model) in models.enumerated() {
      let cells = model.layers.map { Cell(layer: $0, traits: model.traits(of: $0)) }
      let own = cells.map { numbering.profile($0.traits) }
      let steps = SequenceAlignment.steps(
        first: rows.count, second: cells.count,
        firstGapCost: {
          rows[$0].cells[0] == nil ? Self.furtherGapCost : SequenceAlignment.gapCost
        }, cost: { profiles[$0].cost(beside: own[$1]) })
      add(cells, own, of: index, along: steps, profiles: &profiles)
    }
  }

  /// Adds a model's layers to the rows so far.
  private mutating func add(
    _ cells: [Cell], _ own: [LayerProfile], of model: Int, along steps: [SequenceAlignment.Step],
    profiles: inout [LayerProfile]
  ) {
    var (row, cell) = (0, 0)
    var merged: [Row] = []
    var mergedProfiles: [LayerProfile] = []
    for step in steps {
      var next = Row(cells: [Cell?](repeating: nil, count: models.count))
      if step == .second {
        mergedProfiles.append(own[cell])
      } else {
        next = rows[row]
        mergedProfiles.append(profiles[row])
        row += 1
      }
      if step != .first {
        next.cells[model] = cells[cell]
        cell += 1
      }
      merged.append(next)
    }
    rows = merged
    profiles = mergedProfiles
  }
}

extension ModelComparison.Row {
  /// The leftmost layer, from which the others are said to differ.
  public var reference: ModelComparison.Cell? { cells.lazy.compactMap { $0 }.first }

  /// Whether every model has a layer here.
  public var isComplete: Bool { cells.allSatisfy { $0 != nil } }

  /// Whether every model has the same layer here.
  public var isEqual: Bool { isComplete && differences.isEmpty }

  /// The traits in which not all layers of the row agree.
  public var differences: [LayerTrait] {
    let present = cells.compactMap { $0 }
    return LayerTrait.allCases.filter { trait in
      present.contains { $0.traits[trait] != present[0].traits[trait] }
    }
  }

  /// The traits in which a model's layer differs from the leftmost one.
  public func differences(of model: Int) -> [LayerTrait] {
    guard let cell = cells[model], let reference else { return [] }
    return LayerTrait.allCases.filter { cell.traits[$0] != reference.traits[$0] }
  }

  /// The layers' names, each once: `drop6 / drop7`.
  package var name: String {
    var names: [String] = []
    for cell in cells {
      if let name = cell?.layer.name, !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: " / ")
  }
}
