/// Computes with each number and one given number: x + 3, 1 − x, x / 2.
public struct ScalarArithmetic: Layer {
  public static let className = "ScalarArithmetic"
  public let identity = LayerIdentity()
  public var name: String?
  public let operation: MergingOperation
  public let scalar: Double

  /// Whether the given number stands first: 1 − x instead of x − 1.
  public let scalarComesFirst: Bool

  public init(
    _ operation: MergingOperation, scalar: Double, scalarComesFirst: Bool = false,
    name: String? = nil
  ) {
    self.operation = operation
    self.scalar = scalar
    self.scalarComesFirst = scalarComesFirst
    self.name = name
  }

  /// The operation, as Keras names such layers.
  public var className: String { operation.rawValue }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}
