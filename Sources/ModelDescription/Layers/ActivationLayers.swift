/// max(x, 0), or one of its kin: Keras's layer with all its numbers.
///
/// `maxValue` cuts off above, `threshold` moves the corner, `negativeSlope` is the slope below it:
/// x ≥ maxValue gives maxValue, threshold ≤ x gives x, all else negativeSlope · (x − threshold).
public struct ReLU: Layer {
  public static let className = "ReLU"
  public let identity = LayerIdentity()
  public var name: String?
  public let maxValue: Double?
  public let negativeSlope: Double
  public let threshold: Double

  public init(
    maxValue: Double? = nil, negativeSlope: Double = 0, threshold: Double = 0,
    name: String? = nil
  ) {
    self.maxValue = maxValue
    self.negativeSlope = negativeSlope
    self.threshold = threshold
    self.name = name
  }

  public var activationFunction: ActivationFunction? {
    guard negativeSlope == 0, threshold == 0 else { return nil }
    return maxValue == nil ? .relu : maxValue == 6 ? .relu6 : nil
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}

/// x where positive, `negativeSlope` · x elsewhere.
public struct LeakyReLU: Layer {
  public static let className = "LeakyReLU"
  public let identity = LayerIdentity()
  public var name: String?
  public let negativeSlope: Double

  public init(negativeSlope: Double = 0.3, name: String? = nil) {
    self.negativeSlope = negativeSlope
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}

/// x where positive, `alpha` · (eˣ − 1) elsewhere.
public struct ELU: Layer {
  public static let className = "ELU"
  public let identity = LayerIdentity()
  public var name: String?
  public let alpha: Double

  public init(alpha: Double = 1, name: String? = nil) {
    self.alpha = alpha
    self.name = name
  }

  public var activationFunction: ActivationFunction? { alpha == 1 ? .elu : nil }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}

/// eˣ over the sum of eˣ along one dimension.
public struct Softmax: Layer {
  public static let className = "Softmax"
  public let identity = LayerIdentity()
  public var name: String?

  /// The dimension, the batch counted, from the end if negative.
  public let axis: Int

  public init(axis: Int = -1, name: String? = nil) {
    self.axis = axis
    self.name = name
  }

  public var activationFunction: ActivationFunction? { .softmax }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    _ = try input.place(of: axis)
    return input
  }
}

/// x, but at least `minimum` and at most `maximum`.
public struct Clip: Layer {
  public static let className = "Clip"
  public let identity = LayerIdentity()
  public var name: String?
  public let minimum: Double
  public let maximum: Double

  public init(
    minimum: Double = -.infinity, maximum: Double = .infinity, name: String? = nil
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.name = name
  }

  public var activationFunction: ActivationFunction? {
    guard minimum == 0 else { return nil }
    return maximum == 6 ? .relu6 : maximum == .infinity ? .relu : nil
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}

/// alpha · x + beta, but at least 0 and at most 1: ONNX's with its own numbers, 0.2 and 0.5.
public struct HardSigmoid: Layer {
  public static let className = "HardSigmoid"
  public let identity = LayerIdentity()
  public var name: String?
  public let alpha: Double
  public let beta: Double

  public init(alpha: Double = 0.2, beta: Double = 0.5, name: String? = nil) {
    self.alpha = alpha
    self.beta = beta
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}
