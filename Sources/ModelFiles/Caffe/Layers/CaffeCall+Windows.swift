import ModelDescription

/// Convolutions, pools and dense layers.
extension CaffeCall {
  func convolution() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("convolution_param")
    guard let window = try CaffeWindow(settings) else { return nil }
    let isDepthwise = layer.type != "Convolution"
    let groups = try settings.integer("group") ?? (isDepthwise ? shape.channels : nil) ?? 1
    return Conv2D(
      filters: try outputCount(settings), kernelSize: window.size, strides: window.strides,
      padding: window.padding, dilationRate: window.dilation, groups: groups,
      useBias: try settings.flag("bias_term") ?? true, name: name)(input)
  }

  func deconvolution() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("convolution_param")
    guard let window = try CaffeWindow(settings) else { return nil }
    return Conv2DTranspose(
      filters: try outputCount(settings), kernelSize: window.size, strides: window.strides,
      padding: window.padding, dilationRate: window.dilation, outputPadding: (0, 0),
      groups: try settings.integer("group") ?? 1,
      useBias: try settings.flag("bias_term") ?? true, name: name)(input)
  }

  /// Caffe's pools round the number of places up, and count the padding in averages.
  func pooling() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("pooling_param")
    let kinds = ["MAX", "AVE", "STOCHASTIC"]
    // What is drawn at random in training is an average in tests.
    let isMaximum = try settings.choice("pool", among: kinds) ?? "MAX" == "MAX"
    if try settings.flag("global_pooling") == true {
      return isMaximum
        ? GlobalMaxPooling2D(keepDims: true, name: name)(input)
        : GlobalAveragePooling2D(keepDims: true, name: name)(input)
    }
    guard let window = try CaffeWindow(settings) else { return nil }
    let roundsUp = try settings.choice("round_mode", among: ["CEIL", "FLOOR"]) != "FLOOR"
    return isMaximum
      ? MaxPooling2D(
        poolSize: window.size, strides: window.strides, padding: window.padding,
        ceilMode: roundsUp, name: name)(input)
      : AveragePooling2D(
        poolSize: window.size, strides: window.strides, padding: window.padding,
        ceilMode: roundsUp, countsPadding: true, name: name)(input)
  }

  /// Reads all numbers from a dimension on as one vector.
  func innerProduct() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("inner_product_param")
    let dense = Dense(
      units: try outputCount(settings), useBias: try settings.flag("bias_term") ?? true,
      name: name)
    guard shape.isKnown else { return dense(input) }
    guard let axis = place(of: try settings.integer("axis") ?? 1), axis > 0 else { return nil }
    let rank = shape.dimensions.count
    if axis == rank - 1 { return dense(input) }
    if axis == 1 {
      return dense(Flatten(order: shape.dataFormat, name: layer.part("flatten"))(input))
    }
    let kept = [Int?](repeating: nil, count: axis)
    return dense(Reshape(.whole(kept + [-1]), name: layer.part("flatten"))(input))
  }

  private func outputCount(_ settings: CaffeMessage) throws(CaffeProblem) -> Int {
    guard let count = try settings.integer("num_output") else {
      throw CaffeProblem("has no num_output")
    }
    return count
  }
}
