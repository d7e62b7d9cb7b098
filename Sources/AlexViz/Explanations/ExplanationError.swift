/// Why nothing can be explained.
public enum ExplanationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No layer that the weights suffice for tells classes apart or is a convolution.
  case nothingToExplain(model: String)

  /// The model does not end in a row of classes.
  case noClasses(model: String)

  case noSuchClass(Int, count: Int)

  /// Occlusion's square is larger than the picture that the network sees.
  case squareTooLarge(side: Int, height: Int, width: Int)

  /// Occlusion's square jumps over pixels.
  case squareLeavesGaps(side: Int, stride: Int)

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
    case .squareTooLarge(let side, let height, let width):
      "occlusion's square of \(side) pixels does not fit the input of \(height) × \(width)"
    case .squareLeavesGaps(let side, let stride):
      "occlusion's square of \(side) pixels would leave gaps at a stride of \(stride)"
    case .noMapsBefore(let layer):
      "Grad-CAM adds up the maps of a convolution before the unit, but none comes before \(layer)"
    case .noMethod(let reason):
      reason
    }
  }
}
