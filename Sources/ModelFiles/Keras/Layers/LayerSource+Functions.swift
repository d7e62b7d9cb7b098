import ModelDescription

extension LayerSource {
  /// The padding, which Keras gives by name.
  func padding() throws(KerasProblem) -> Padding {
    switch try config.optionalText("padding") ?? "valid" {
    case "valid": return .valid
    case "same": return .same
    default: throw config.problem("padding", "'valid' or 'same'")
    }
  }

  /// The function that the layer applies to its result; `linear` for one that is not known.
  func activation() -> ActivationFunction {
    functionName.flatMap { ActivationFunction(keras: $0, version: version) } ?? .linear
  }

  /// The name of the layer's function, where it has one that is not known here.
  var unknownFunction: String? {
    guard let name = functionName else { return nil }
    return ActivationFunction(keras: name, version: version) == nil ? name : nil
  }

  /// The name of the function; one of somebody's own is described by an object.
  private var functionName: String? {
    guard let stored = config["activation"] else { return nil }
    return stored.string ?? stored["config"]?.string ?? stored["class_name"]?.string ?? "?"
  }
}

extension ActivationFunction {
  /// The function that a version of Keras calls by a name.
  init?(keras name: String, version: KerasVersion) {
    switch name {
    case "swish": self = .silu
    case "hard_swish": self = .hardSilu
    // Up to Keras 2 it was 0.2 · x + 0.5.
    case "hard_sigmoid" where version < .three: return nil
    default: self.init(rawValue: name)
    }
  }
}
