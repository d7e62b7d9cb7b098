import ModelDescription

/// Why a network could not be made ready or run.
public enum ForwardPassError: Error, Hashable, Sendable {
  /// oneDNN is not there, too old, or does not start.
  case libraryUnavailable(String)

  /// oneDNN refuses an operation; `status` is its number for the reason.
  case operationFailed(layer: String, status: Int)

  /// Layers of this class cannot be run.
  case layerNotSupported(layer: String, className: String)

  /// No gradient goes back through layers of this class.
  case gradientNotSupported(layer: String, className: String)

  /// Nothing of a layer's output reaches the target of a gradient.
  case withoutInfluence(layer: String, target: String)

  /// A shape is only known when data come, but running needs it before.
  case openShape(layer: String, shape: Shape)

  /// The description fixes how many examples are run at once.
  case fixedBatch(input: String, shape: Shape, asked: Int)

  /// Networks inside the network cannot be put in its place.
  case wrongModel(ModelError)

  /// No layer has the name that was asked for.
  case unknownLayer(String, known: [String])

  /// The weights have no tensor of this name.
  case missingTensor(String, source: String, available: [String])

  /// A tensor's shape does not fit the layer.
  case wrongShape(tensor: String, source: String, found: [Int], wanted: [Int])

  /// A tensor holds a number that is infinite or none at all.
  case notFinite(tensor: String, source: String)

  /// A tensor is in the file but cannot be read.
  case unreadableTensor(String, source: String, reason: String)

  /// An input's shape does not fit the model.
  case wrongInput(found: [Int], wanted: [Int])

  /// More or fewer inputs than the model was made ready for.
  case wrongCount(found: Int, wanted: Int, of: String)

  /// The system gives no more memory.
  case outOfMemory(byteCount: Int)
}

extension ForwardPassError {
  /// Whether a layer itself cannot be run, whatever its weights.
  var isOfLayer: Bool {
    switch self {
    case .layerNotSupported, .operationFailed, .openShape: true
    default: false
    }
  }

  /// An operation that oneDNN takes for invalid.
  static func refused(_ layer: String) -> ForwardPassError {
    .operationFailed(layer: layer, status: 2)
  }
}

extension ForwardPassError: CustomStringConvertible {
  /// One sentence that says what is wrong.
  public var description: String {
    switch self {
    case .libraryUnavailable(let reason):
      reason
    case .operationFailed(let layer, let status):
      "oneDNN cannot run layer \(layer): \(ForwardPassError.reason(status))"
    case .layerNotSupported(let layer, let className):
      "layer \(layer) cannot be run: there is no forward pass for \(className)"
    case .gradientNotSupported(let layer, let className):
      "no gradient goes through layer \(layer): there is no backward pass for \(className)"
    case .withoutInfluence(let layer, let target):
      "layer \(target) does not depend on layer \(layer), so there is no gradient between them"
    case .openShape(let layer, let shape):
      "layer \(layer) gives \(shape): running needs all sizes but the batch"
    case .fixedBatch(let input, let shape, let asked):
      "the input \(input) is \(shape): the model cannot be run for \(asked) at once"
    case .wrongModel(let error):
      error.description
    case .unknownLayer(let name, let known):
      "there is no layer \(name); there are \(ForwardPassError.list(known))"
    case .missingTensor(let name, let source, let available):
      "\(source) has no tensor \(name); it has \(ForwardPassError.list(available))"
    case .wrongShape(let tensor, let source, let found, let wanted):
      "\(tensor) in \(source) is \(ForwardPassError.text(found)), "
        + "but the model wants \(ForwardPassError.text(wanted))"
    case .notFinite(let tensor, let source):
      "\(tensor) in \(source) holds infinite numbers or NaN"
    case .unreadableTensor(let name, let source, let reason):
      "\(name) in \(source) cannot be read: \(reason)"
    case .wrongInput(let found, let wanted):
      "the input is \(ForwardPassError.text(found)), "
        + "but the model wants \(ForwardPassError.text(wanted))"
    case .wrongCount(let found, let wanted, let what):
      "there are \(found) \(what), but the model was made ready for \(wanted)"
    case .outOfMemory(let byteCount):
      "the system gives no \(byteCount) bytes of memory"
    }
  }

  /// What oneDNN's status numbers say.
  private static func reason(_ status: Int) -> String {
    switch status {
    case 1: "it got no memory"
    case 2: "it takes such sizes or numbers for invalid"
    case 3: "it has no implementation"
    default: "status \(status)"
    }
  }

  private static func text(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: " × ")
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(20).joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }
}
