/// What is compared of models as wholes, under the name that scripts read.
public enum ModelTotal: String, Sendable, CaseIterable {
  case input
  case layers
  case parameters
  /// Multiply-accumulates for one example.
  case macs

  /// How tables for people name it.
  package var title: String { self == .macs ? "MACs" : rawValue }
}

extension Model {
  /// One value, none while it is not known; for `input` one a model's input.
  public func values(of total: ModelTotal) -> [TraitValue] {
    switch total {
    case .input: inputs.map { .shape(calls[$0].outputShape.channelsLast) }
    case .layers: [.count(layers.count)]
    case .parameters: uncountedLayers.isEmpty ? [.count(parameterCount)] : []
    case .macs: multiplyAccumulates.map { [.count($0)] } ?? []
    }
  }

  /// The value as people read it: `227 × 227 × 3`, `62,378,344`.
  package func text(of total: ModelTotal) -> String {
    let values = values(of: total)
    return values.isEmpty ? "?" : values.map(\.text).joined(separator: ", ")
  }
}

extension ModelComparison {
  /// Whether not all models have the same total.
  public func differ(in total: ModelTotal) -> Bool {
    Set(models.map { $0.values(of: total) }).count > 1
  }
}
