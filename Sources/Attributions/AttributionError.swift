import ForwardPass

/// Why an attribution cannot be computed.
public enum AttributionError: Error, Hashable, Sendable {
  /// The network cannot be made ready or run.
  case forwardPass(ForwardPassError)

  /// The model reads several inputs.
  case severalInputs(count: Int)

  /// The layer gives neither maps nor a row of units.
  case layerWithoutUnits(layer: String, shape: [Int])

  case noSuchChannel(Int, layer: String, count: Int)
  case noSuchPlace(LayerUnit.Place, layer: String, shape: [Int])

  /// Only another place of the layer was made ready.
  case otherPlace(LayerUnit.Place, layer: String)

  /// A method that looks at height and width meets something else than maps.
  case noMaps(name: String, shape: [Int])

  /// A number of steps, a window or a stride that is not positive.
  case notPositive(String)

  /// The baseline's shape is not the input's.
  case wrongBaseline(found: [Int], wanted: [Int])
}

extension AttributionError: CustomStringConvertible {
  /// One sentence that says what is wrong.
  public var description: String {
    switch self {
    case .forwardPass(let error):
      error.description
    case .severalInputs(let count):
      "the model reads \(count) inputs: only models with one are explained"
    case .layerWithoutUnits(let layer, let shape):
      "layer \(layer) gives \(text(shape)): a unit is one of maps or of a row"
    case .noSuchChannel(let channel, let layer, let count):
      "layer \(layer) has no channel \(channel): there are 0 to \(count - 1)"
    case .noSuchPlace(let place, let layer, let shape):
      "layer \(layer) has no row \(place.row), column \(place.column): it gives \(text(shape))"
    case .otherPlace(let place, let layer):
      "of layer \(layer), only row \(place.row), column \(place.column) was made ready"
    case .noMaps(let name, let shape):
      "\(name) is \(text(shape)): the method wants height, width and channels"
    case .notPositive(let what):
      "\(what) must be at least 1"
    case .wrongBaseline(let found, let wanted):
      "the baseline is \(text(found)), but the input \(text(wanted))"
    }
  }

  private func text(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: " × ")
  }
}
