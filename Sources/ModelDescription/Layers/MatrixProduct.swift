/// Multiplies two tensors as matrices along their last two dimensions; the others are broadcast.
public struct MatrixProduct: Layer {
  public static let className = "MatMul"
  public let identity = LayerIdentity()
  public var name: String?

  /// Whether the second tensor's last two dimensions change places first.
  public let transposesSecond: Bool

  /// What the product is multiplied by.
  public let factor: Double

  public init(transposesSecond: Bool = false, factor: Double = 1, name: String? = nil) {
    self.transposesSecond = transposesSecond
    self.factor = factor
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard inputs.count == 2 else {
      throw LayerProblem("wants two inputs but got \(inputs.count)")
    }
    let (first, second) = (inputs[0], inputs[1])
    guard first.dimensions.count >= 2, second.dimensions.count >= 2 else {
      throw LayerProblem("wants matrices but got \(first) and \(second)")
    }
    let (rows, inner) = (first.dimensions.suffix(2).first ?? nil, first.dimensions.last ?? nil)
    let sizes = second.dimensions.suffix(2)
    let (others, columns) =
      transposesSecond
      ? (sizes.last ?? nil, sizes.first ?? nil) : (sizes.first ?? nil, sizes.last ?? nil)
    if let inner, let others, inner != others {
      throw LayerProblem("wants matrices that fit but got \(first) and \(second)")
    }
    guard
      let batch = Shape.broadcast([
        Shape(first.dimensions.dropLast(2)), Shape(second.dimensions.dropLast(2)),
      ])
    else { throw LayerProblem("wants matrices that fit but got \(first) and \(second)") }
    let longer = first.dimensions.count >= second.dimensions.count ? first : second
    return longer.with(batch.dimensions + [rows, columns])
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let inner = inputs.first?.dimensions.last ?? nil, let count = output.elementCount,
      Limits.holds([inner, count])
    else { return nil }
    return inner * count
  }
}
