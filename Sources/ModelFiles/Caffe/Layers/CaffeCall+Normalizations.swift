import ModelDescription

/// Normalisations, and what learns their scale.
extension CaffeCall {
  func localResponseNormalization() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("lrn_param")
    let size = try settings.integer("local_size") ?? 5
    let alpha = try settings.number("alpha") ?? 1
    let beta = try settings.number("beta") ?? 0.75
    let regions = ["ACROSS_CHANNELS", "WITHIN_CHANNEL"]
    if try settings.choice("norm_region", among: regions) == "WITHIN_CHANNEL" {
      return normalizedWithinChannel(size: size, alpha: alpha, beta: beta)
    }
    return LocalResponseNormalization(
      size: size, k: try settings.number("k") ?? 1, alpha: alpha, beta: beta, dividesAlpha: true,
      name: name)(input)
  }

  /// x · (1 + alpha · average of x² around)^−beta, in the layers that Caffe makes of it, too.
  private func normalizedWithinChannel(
    size: Int, alpha: Double, beta: Double
  ) -> SymbolicTensor {
    let squares = Pointwise(.square, name: layer.part("square"))(input)
    let averages = AveragePooling2D(
      poolSize: (size, size), strides: (1, 1), padding: .symmetric((size &- 1) / 2),
      countsPadding: true, name: layer.part("pool"))(squares)
    let sums = Rescaling(scale: [alpha], offset: [1], name: layer.part("scale"))(averages)
    let factors = ScalarArithmetic(.power, scalar: -beta, name: layer.part("power"))(sums)
    return Multiply(name: name)([input, factors])
  }

  /// Caffe's batch normalisation learns no scale; a layer `Scale` behind it does.
  func batchNormalization() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("batch_norm_param")
    return BatchNormalization(
      epsilon: try settings.number("eps") ?? 1e-5, center: false, scale: false, name: name)(input)
  }

  /// Multiplies channels by learned factors, or by a second input.
  func scale() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("scale_param")
    let axis = try settings.integer("axis") ?? 1
    let hasBias = try settings.flag("bias_term") ?? false
    if inputs.count == 2, !hasBias {
      return stretched(inputs[1], from: axis).map { Multiply(name: name)([input, $0]) }
    }
    guard inputs.count == 1, try isPerChannel(settings, axis) else { return nil }
    return Scale(center: hasBias, name: name)(input)
  }

  /// Adds learned numbers to channels, or a second input.
  func bias() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("bias_param")
    let axis = try settings.integer("axis") ?? 1
    if inputs.count == 2 {
      return stretched(inputs[1], from: axis).map { Add(name: name)([input, $0]) }
    }
    guard inputs.count == 1, try isPerChannel(settings, axis) else { return nil }
    return Scale(scale: false, name: name)(input)
  }

  private func isPerChannel(_ settings: CaffeMessage, _ axis: Int) throws(CaffeProblem) -> Bool {
    guard shape.isKnown else { return true }
    return try settings.integer("num_axes") ?? 1 == 1 && place(of: axis) == shape.channelAxis
  }

  /// A smaller tensor with sizes of 1 behind its own, so that it meets the first input from
  /// dimension `axis` on; `nil` if it does not start with the batch.
  private func stretched(_ other: SymbolicTensor, from axis: Int) -> SymbolicTensor? {
    guard let shape = input.shape, let smaller = other.shape, shape.isKnown, smaller.isKnown
    else { return other }
    let missing = shape.dimensions.count - smaller.dimensions.count
    if missing == 0 { return other }
    guard missing > 0, place(of: axis) == 0 else { return nil }
    let sizes = smaller.example.compactMap(\.self)
    guard sizes.count == smaller.example.count else { return nil }
    return Reshape(
      .example(sizes + [Int](repeating: 1, count: missing)), dataFormat: .channelsFirst,
      name: layer.part("reshape"))(other)
  }

  func softmax() throws(CaffeProblem) -> SymbolicTensor? {
    Softmax(axis: try layer.settings("softmax_param").integer("axis") ?? 1, name: name)(input)
  }

  func dropout() throws(CaffeProblem) -> SymbolicTensor? {
    let rate = try layer.settings("dropout_param").number("dropout_ratio") ?? 0.5
    return Dropout(rate: rate, name: name)(input)
  }
}
