/// Takes the numbers of one tensor where a condition is not 0, and another's elsewhere.
///
/// The inputs are the condition and those two tensors, of which either may be one given number
/// instead. Smaller ones are repeated to fit, as NumPy does it.
public struct Where: Layer {
  public static let className = "Where"
  public let identity = LayerIdentity()
  public var name: String?

  /// The number that stands where the condition holds; `nil` where a tensor's do.
  public let numberIfTrue: Double?

  /// The number that stands where the condition does not hold; `nil` where a tensor's do.
  public let numberIfFalse: Double?

  public init(
    numberIfTrue: Double? = nil, numberIfFalse: Double? = nil, name: String? = nil
  ) {
    self.numberIfTrue = numberIfTrue
    self.numberIfFalse = numberIfFalse
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let count = 1 + [numberIfTrue, numberIfFalse].count { $0 == nil }
    guard inputs.count == count else {
      throw LayerProblem("wants \(count) inputs but got \(inputs.count)")
    }
    guard let shape = Shape.broadcast(inputs) else {
      let shapes = inputs.map(\.description).joined(separator: " and ")
      throw LayerProblem("wants inputs of equal shape, or with sizes of 1, but got \(shapes)")
    }
    return shape
  }
}
