/// Why nothing can be explained.
public enum ExplanationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No layer that the weights suffice for tells classes apart or is a convolution.
  case nothingToExplain(model: String)

  /// The model does not end in a row of classes.
  case noClasses(model: String)

  case noSuchClass(Int, count: Int)

  /// Grad-CAM has no maps to look at.
  case noMapsBefore(layer: String)

  /// No method can be used; why the first cannot.
  case noMethod(reason: String)

  public var description: String {
    switch self {
    case .nothingToExplain(let model):
      "'\(model)' has no convolution and no classes that the weights suffice for"
    case .noClasses(let model):
      "'\(model)' does not end in a row of classes; name a unit instead, such as conv1:0"
    case .noSuchClass(let index, let count):
      "there is no class \(index): the \(count) classes are 0 to \(count - 1)"
    case .noMapsBefore(let layer):
      "Grad-CAM adds up the maps of a convolution before the unit, but none comes before \(layer)"
    case .noMethod(let reason):
      reason
    }
  }
}
