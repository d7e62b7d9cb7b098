import ModelDescription

/// Layers with weights, and those with windows.
extension DarknetLayer {
  /// Darknet adds 10⁻⁵ to variances where it folds them into kernels.
  private static let epsilon = 1e-5

  private var hasNormalization: Bool {
    get throws(DarknetProblem) { try section.integer("batch_normalize", default: 0) != 0 }
  }

  func convolution() throws(DarknetProblem) -> Result {
    let convolution = if let shared { shared } else { try ownConvolution() }
    var result = try activated(convolution(input), default: "logistic")
    result.convolution = convolution
    return result
  }

  private func ownConvolution() throws(DarknetProblem) -> DarknetConvolution {
    let size = try section.integer("size", default: 1)
    let isHalf = try section.integer("pad", default: 0) != 0
    let padding = isHalf ? size / 2 : try section.integer("padding", default: 0)
    let dilation = size == 1 ? 1 : try section.integer("dilation", default: 1)
    let isNormalized = try hasNormalization
    let layer = Conv2D(
      filters: try section.integer("filters", default: 1), kernelSize: (size, size),
      strides: try strides(), padding: padding == 0 ? .valid : .symmetric(padding),
      dilationRate: (dilation, dilation), groups: try section.integer("groups", default: 1),
      useBias: !isNormalized, name: name("conv"))
    return DarknetConvolution(
      convolution: layer,
      normalization: isNormalized
        ? BatchNormalization(epsilon: DarknetLayer.epsilon, name: name("bn")) : nil)
  }

  private func strides() throws(DarknetProblem) -> (Int, Int) {
    let stride = try section.integer("stride", default: 1)
    return (
      try section.integer("stride_y", default: stride),
      try section.integer("stride_x", default: stride)
    )
  }

  func connected() throws(DarknetProblem) -> Result {
    let isNormalized = try hasNormalization
    let dense = Dense(
      units: try section.integer("output", default: 1), useBias: !isNormalized,
      name: name("connected"))
    var tensor = dense(flattened())
    if isNormalized {
      tensor = BatchNormalization(epsilon: DarknetLayer.epsilon, name: name("bn"))(tensor)
    }
    return try activated(tensor, default: "logistic")
  }

  /// The input as one vector, in Darknet's order: channel, height, width.
  private func flattened() -> SymbolicTensor {
    shape.isFeatureMaps
      ? Flatten(order: .channelsFirst, name: name("flatten"))(input) : input
  }

  func maximumPool() throws(DarknetProblem) -> Result {
    // Such pools take the maximum over channels.
    guard try section.integer("maxpool_depth", default: 0) == 0 else { return opaque(.unknown) }
    let (size, strides, padding) = try pool()
    return Result(
      tensor: MaxPooling2D(
        poolSize: (size, size), strides: strides, padding: padding, name: name("maxpool"))(input))
  }

  func averagePool() throws(DarknetProblem) -> Result {
    let (size, strides, padding) = try pool()
    return Result(
      tensor: AveragePooling2D(
        poolSize: (size, size), strides: strides, padding: padding, name: name("local_avgpool"))(
          input))
  }

  /// Darknet's pools have `size` − 1 rows and columns of padding, the larger half behind, of which
  /// only what the last window reaches is stated here.
  private func pool() throws(DarknetProblem) -> (
    size: Int, strides: (Int, Int), padding: Padding
  ) {
    let stride = try section.integer("stride", default: 1)
    let size = try section.integer("size", default: stride)
    let strides = try strides()
    let padding = try section.integer("padding", default: size == Int.min ? 0 : size - 1)
    let limit = 1 << 30
    guard (0...limit).contains(padding), (1...limit).contains(size),
      (1...limit).contains(strides.0), (1...limit).contains(strides.1)
    else { return (size, strides, .symmetric(padding)) }
    let before = padding / 2
    func after(_ extent: Int?, _ stride: Int) -> Int {
      guard let extent, extent + padding >= size else { return padding - before }
      return max(0, (extent + padding - size) / stride * stride + size - before - extent)
    }
    let bottom = after(shape[.height], strides.0)
    let right = after(shape[.width], strides.1)
    let isNone = before == 0 && bottom == 0 && right == 0
    return (
      size, strides,
      isNone ? .valid : .explicit(top: before, bottom: bottom, left: before, right: right)
    )
  }

  /// A convolution with kernels of its own at every place.
  func local() throws(DarknetProblem) -> Result {
    let size = try section.integer("size", default: 1)
    let stride = try section.integer("stride", default: 1)
    let filters = try section.integer("filters", default: 1)
    let hasPadding = try section.integer("pad", default: 0) != 0
    let limit = 1 << 16
    guard let maps = shape.featureMaps,
      [size, stride, filters].allSatisfy({ (1...limit).contains($0) })
    else { return opaque(.unknown) }
    func places(_ extent: Int) -> Int {
      (hasPadding ? extent - 1 : extent - size) / stride + 1
    }
    let (height, width) = (places(maps.height), places(maps.width))
    guard height > 0, width > 0 else { return opaque(.unknown) }
    let weights = [
      Weight(name: "bias", shape: [filters, height, width]),
      Weight(name: "kernel", shape: [height, width, filters, maps.channels, size, size]),
    ]
    var result = opaque(Shape(batchOf: [height, width, filters]), weights: weights)
    let activated = try activated(result.tensor, default: "logistic")
    result.tensor = activated.tensor
    result.unknown += activated.unknown
    return result
  }

  func softmax() throws(DarknetProblem) -> Result {
    guard section.options["tree"] == nil, try section.integer("groups", default: 1) == 1 else {
      return opaque(shape)
    }
    let isVector = shape.featureMaps.map { $0.height * $0.width == 1 } ?? true
    let isSpatial = try section.integer("spatial", default: 0) != 0
    return Result(
      tensor: Softmax(name: name("softmax"))(isVector || isSpatial ? input : flattened()))
  }

  func normalization() throws(DarknetProblem) -> Result {
    Result(
      tensor: LocalResponseNormalization(
        size: try section.integer("size", default: 5), k: try section.number("kappa", default: 1),
        alpha: try section.number("alpha", default: 1e-4),
        beta: try section.number("beta", default: 0.75), name: name("normalization"))(input))
  }
}
