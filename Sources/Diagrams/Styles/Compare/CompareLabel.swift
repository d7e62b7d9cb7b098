import ModelDescription
import Scenes

/// What a box says: parts in the notation of figures, then the output's size; what differs marked.
struct CompareLabel {
  /// Letters that are marked or not.
  struct Piece {
    let text: String
    var isMarked = false
  }

  /// What must stand in one line, such as `11×11 conv`.
  typealias Part = [Piece]

  let parts: [Part]
  let size: Part

  /// How the box is painted.
  let category: LayerCategory

  /// The label of a model's layer in a row.
  ///
  /// Settings that the notation leaves out are told where models differ in them. Where a layer
  /// differs in nothing but numbers, since its inputs do, those are told.
  ///
  /// - Parameter isTight: whether sizes are written without spaces.
  init(
    _ cell: ModelComparison.Cell, in row: ModelComparison.Row, column: Int, of model: Model,
    language: ExplanationLanguage, isTight: Bool
  ) {
    let marked = Set(row.differences(of: column))
    func piece(_ text: String, _ trait: LayerTrait) -> Piece {
      Piece(text: text, isMarked: marked.contains(trait))
    }
    let shape = cell.traits[.outputShape]?.text ?? ""
    size = [piece(isTight ? shape.filter { $0 != " " } : shape, .outputShape)]
    guard let call = cell.layer.calls.last else {
      parts = []
      category = LayerCategory(className: cell.layer.className)
      return
    }
    let notation = LayerNotation(call: call, of: model)
    category = notation.category
    let isActivation = cell.traits[.className] == .word(Activation.className)
    var parts = Self.name(
      of: cell.layer, in: notation, operation: isActivation ? .activation : .className,
      piece: piece)
    var told: Set<LayerTrait> = [
      .className, .kernel, .filters, .units, .outputShape, .parameters, .macs,
    ]
    if isActivation { told.insert(.activation) }
    let differing = row.differences
    let fields: [(LabelField, LayerTrait, String)] = [
      (.stride, .stride, "s"), (.dilation, .dilation, "d"), (.groups, .groups, "g"),
    ]
    for (field, trait, sign) in fields {
      guard let value = notation.value(of: field) else { continue }
      told.insert(trait)
      if differing.contains(trait) || !notation.isImplied(field) {
        parts.append([piece(sign + value, trait)])
      }
    }
    for trait in differing where !told.contains(trait) {
      guard let value = cell.traits[trait] else { continue }
      parts.append([piece(Self.text(of: trait, value, language), trait)])
    }
    if let trait = row.toldNumber, let value = cell.traits[trait] {
      parts.append([piece(trait == .macs ? value.text + " MACs" : "#" + value.text, trait)])
    }
    self.parts = parts
  }

  /// Operation, kernel, and filters or units: `11×11 conv` and `96`, `pool 3×3`, `fc 4096`.
  ///
  /// - Parameter trait: what the operation's word says.
  private static func name(
    of layer: ModelLayer, in notation: LayerNotation, operation trait: LayerTrait,
    piece: (String, LayerTrait) -> Piece
  ) -> [Part] {
    let space = Piece(text: " ")
    let operation = piece(notation.operation, trait)
    let kernel = notation.kernel.map { piece($0, .kernel) }
    switch LayerCategory(className: layer.className) {
    case .convolution:
      let filters = notation.filters.map { [piece($0, .filters)] }
      return [(kernel.map { [$0, space] } ?? []) + [operation]] + (filters.map { [$0] } ?? [])
    case .dense:
      return [[operation] + (notation.filters.map { [space, piece($0, .units)] } ?? [])]
    default:
      return [[operation] + (kernel.map { [space, $0] } ?? [])]
    }
  }

  /// A setting that the notation has no sign for.
  private static func text(
    of trait: LayerTrait, _ value: TraitValue, _ language: ExplanationLanguage
  ) -> String {
    let isChinese = language == .chinese
    return switch (trait, value) {
    case (.padding, _): "p" + value.text
    case (.rounding, .word("up")): "⌈ ⌉"
    case (.rounding, _): "⌊ ⌋"
    case (.activation, .word(let word)):
      ActivationFunction(rawValue: word)?.title ?? (isChinese ? "线性" : "linear")
    case (.bias, .flag(true)): isChinese ? "有偏置" : "bias"
    case (.bias, _): isChinese ? "无偏置" : "no bias"
    case (.neighbors, _): "n \(value.text)"
    case (.alpha, _): "α \(value.text)"
    case (.beta, _): "β \(value.text)"
    case (.epsilon, _): "ε \(value.text)"
    case (.k, _): "k \(value.text)"
    default: value.text
    }
  }
}

extension CompareLabel {
  /// The parts in as many lines as a width demands, commas between them.
  ///
  /// - Parameter width: of pieces in a line.
  func lines(limit: Double, width: ([Piece]) -> Double) -> [[Piece]] {
    var lines: [[Piece]] = []
    for (index, part) in parts.enumerated() {
      var part = part
      if index < parts.count - 1, let last = part.popLast() {
        part.append(Piece(text: last.text + ",", isMarked: last.isMarked))
      }
      if let line = lines.last {
        let longer = line + [Piece(text: " ")] + part
        if width(longer) <= limit {
          lines[lines.count - 1] = longer
          continue
        }
      }
      lines.append(part)
    }
    return lines
  }
}

extension ModelComparison.Row {
  /// The number to tell where a layer of the row differs in nothing that boxes say otherwise.
  fileprivate var toldNumber: LayerTrait? {
    let numbers: Set<LayerTrait> = [.parameters, .macs]
    let alone = cells.indices.map { Set(differences(of: $0)) }
      .filter { !$0.isEmpty && $0.isSubset(of: numbers) }
    if alone.isEmpty { return nil }
    return alone.contains { $0.contains(.parameters) } ? .parameters : .macs
  }
}
