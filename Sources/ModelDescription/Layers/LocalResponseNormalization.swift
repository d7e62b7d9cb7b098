/// Divides each number by what its neighbours in other channels sum up to.
///
/// b = a / (k + α′ · Σ a²)^β, the sum over `size` channels around it, clipped at the first and
/// last channel. α′ is `alpha` in the 2012 paper (section 3.3) and TensorFlow; Caffe, PyTorch and
/// ONNX take `alpha / size`.
public struct LocalResponseNormalization: Layer {
  public static let className = "LocalResponseNormalization"
  public let identity = LayerIdentity()
  public var name: String?

  /// How many channels are summed, the number's own included; odd.
  public let size: Int
  public let k: Double
  public let alpha: Double
  public let beta: Double

  /// Whether alpha is divided by `size`.
  public let dividesAlpha: Bool

  public init(
    size: Int = 5, k: Double = 2, alpha: Double = 1e-4, beta: Double = 0.75,
    dividesAlpha: Bool = false, name: String? = nil
  ) {
    self.size = size
    self.k = k
    self.alpha = alpha
    self.beta = beta
    self.dividesAlpha = dividesAlpha
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try positive(size, "a size")
    guard size % 2 == 1 else { throw LayerProblem("wants an odd size but got \(size)") }
    return try oneFeatureMapInput(inputs)
  }
}
