/// Sets a share of the numbers to zero while training; does nothing when the model runs.
///
/// Srivastava et al. 2014; Krizhevsky et al. 2012, section 4.2.
public struct Dropout: Layer {
  public static let className = "Dropout"
  public let identity = LayerIdentity()
  public var name: String?

  /// The share of numbers set to zero, 0 to 1.
  public let rate: Double

  public init(rate: Double, name: String? = nil) {
    self.rate = rate
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard (0...1).contains(rate) else {
      throw LayerProblem("wants a rate between 0 and 1 but got \(rate)")
    }
    return try oneInput(inputs)
  }
}
