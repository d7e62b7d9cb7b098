/// Normalises each example over some dimensions, then scales and shifts number by number there.
/// Ba et al. 2016.
public struct LayerNormalization: Layer {
  public static let className = "LayerNormalization"
  public let identity = LayerIdentity()
  public var name: String?

  /// The dimensions, the batch counted, from the end if negative.
  public let axes: [Int]
  public let epsilon: Double
  public let center: Bool
  public let scale: Bool
  public let isTrainable: Bool

  public init(
    axes: [Int] = [-1], epsilon: Double = 1e-3, center: Bool = true, scale: Bool = true,
    trainable: Bool = true, name: String? = nil
  ) {
    self.axes = axes
    self.epsilon = epsilon
    self.center = center
    self.scale = scale
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard let sizes = try sizes(of: axes, in: input) else {
      throw LayerProblem("wants known sizes where it normalises but got \(input)")
    }
    guard !sizes.isEmpty else { throw LayerProblem("wants a dimension to normalise over") }
    return input
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let input = inputs.first, let sizes = try? sizes(of: axes, in: input) else { return [] }
    return scaleAndShift(sizes, scale: scale, center: center)
  }
}

/// Normalises each example over groups of channels, then scales and shifts each channel.
/// Wu & He 2018; with as many groups as channels it is instance normalisation.
public struct GroupNormalization: Layer {
  public static let className = "GroupNormalization"
  public let identity = LayerIdentity()
  public var name: String?

  /// Into how many groups the channels are split; −1 for as many as there are channels.
  public let groups: Int

  /// The dimension of the channels; `nil` for where the shape has them.
  public let axis: Int?
  public let epsilon: Double
  public let center: Bool
  public let scale: Bool
  public let isTrainable: Bool

  public init(
    groups: Int = 32, axis: Int? = nil, epsilon: Double = 1e-3, center: Bool = true,
    scale: Bool = true, trainable: Bool = true, name: String? = nil
  ) {
    self.groups = groups
    self.axis = axis
    self.epsilon = epsilon
    self.center = center
    self.scale = scale
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard let channels = channels(of: input) else {
      throw LayerProblem("wants a known number of channels but got \(input)")
    }
    guard groups == -1 || groups > 0 && channels % groups == 0 else {
      throw LayerProblem("splits its \(channels) channels into \(groups) groups unevenly")
    }
    return input
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let channels = inputs.first.flatMap(channels) else { return [] }
    return scaleAndShift([channels], scale: scale, center: center)
  }

  private func channels(of input: Shape) -> Int? {
    guard let axis else { return input.channels }
    return (try? input.place(of: axis)).flatMap { input.dimensions[$0] }
  }
}

/// Divides by the root of the mean square over some dimensions, then scales number by number.
/// Zhang & Sennrich 2019.
public struct RMSNormalization: Layer {
  public static let className = "RMSNormalization"
  public let identity = LayerIdentity()
  public var name: String?

  /// The dimensions, the batch counted, from the end if negative.
  public let axes: [Int]
  public let epsilon: Double
  public let scale: Bool
  public let isTrainable: Bool

  public init(
    axes: [Int] = [-1], epsilon: Double = 1e-6, scale: Bool = true, trainable: Bool = true,
    name: String? = nil
  ) {
    self.axes = axes
    self.epsilon = epsilon
    self.scale = scale
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard try sizes(of: axes, in: input) != nil else {
      throw LayerProblem("wants known sizes where it normalises but got \(input)")
    }
    return input
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let input = inputs.first, let sizes = try? sizes(of: axes, in: input) else { return [] }
    return scaleAndShift(sizes, scale: scale, center: false)
  }
}

/// Divides by the root of the sum of squares over some dimensions.
public struct UnitNormalization: Layer {
  public static let className = "UnitNormalization"
  public let identity = LayerIdentity()
  public var name: String?

  /// The dimensions, the batch counted, from the end if negative.
  public let axes: [Int]

  public init(axes: [Int] = [-1], name: String? = nil) {
    self.axes = axes
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    for axis in axes { _ = try input.place(of: axis) }
    return input
  }
}

/// (x − mean) / √variance with given numbers, one a channel or one for all; nothing is trained.
///
/// Keras's layer for pictures; its numbers are weights that no gradient changes, or given in the
/// description.
public struct Normalization: Layer {
  public static let className = "Normalization"
  public let identity = LayerIdentity()
  public var name: String?

  /// The dimension with numbers of its own, the batch counted; `nil` for one number for all.
  public let axis: Int?

  /// The numbers where the description states them: then there are no weights.
  public let given: Statistics?

  /// Means and variances.
  public struct Statistics: Hashable, Sendable {
    public let mean: [Double]
    public let variance: [Double]

    public init(mean: [Double], variance: [Double]) {
      self.mean = mean
      self.variance = variance
    }
  }

  public init(axis: Int? = -1, given: Statistics? = nil, name: String? = nil) {
    self.axis = axis
    self.given = given
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    if let axis { _ = try input.place(of: axis) }
    return input
  }

  /// Mean and variance, and the number of examples that Keras counted: one number.
  public func weights(for inputs: [Shape]) -> [Weight] {
    guard given == nil, let input = inputs.first else { return [] }
    let size = axis.flatMap { try? input.place(of: $0) }.map { input.dimensions[$0] } ?? 1
    guard let size else { return [] }
    let shape = axis == nil ? [] : [size]
    return [
      Weight(name: "mean", shape: shape, isTrainable: false),
      Weight(name: "variance", shape: shape, isTrainable: false),
      Weight(name: "count", shape: [], isTrainable: false),
    ]
  }
}

extension Layer {
  /// The sizes along some dimensions, in their order; `nil` while one is open.
  fileprivate func sizes(of axes: [Int], in input: Shape) throws(LayerProblem) -> [Int]? {
    var places: [Int] = []
    for axis in axes { places.append(try input.place(of: axis)) }
    let sizes = places.sorted().compactMap { input.dimensions[$0] }
    return sizes.count == axes.count ? sizes : nil
  }

  fileprivate func scaleAndShift(_ sizes: [Int], scale: Bool, center: Bool) -> [Weight] {
    (scale ? [Weight(name: "gamma", shape: sizes, isTrainable: isTrainable)] : [])
      + (center ? [Weight(name: "beta", shape: sizes, isTrainable: isTrainable)] : [])
  }
}
