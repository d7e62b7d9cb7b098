import ModelDescription

/// Layers with a window or a matrix of weights.
extension TFLiteAssembler {
  /// The function that an operator applies to what it gives, by its number in the schema.
  struct FusedActivation {
    let function: ActivationFunction

    /// `nil` if it is not understood.
    init?(_ options: FlatTable?, _ field: Int) throws(TFLiteProblem) {
      switch try options?.integer(field, as: Int8.self) ?? 0 {
      case 0: function = .linear
      case 1: function = .relu
      case 2: function = .hardTanh
      case 3: function = .relu6
      case 4: function = .tanh
      default: return nil
      }
    }

    /// A layer of its own, behind layers that have no function.
    var layers: [any Layer] {
      switch function {
      case .linear: []
      case .relu: [ReLU()]
      case .relu6: [ReLU(maxValue: 6)]
      default: [Activation(function)]
      }
    }
  }

  private func padding(_ options: FlatTable) throws(TFLiteProblem) -> Padding {
    try options.integer(0, as: Int8.self) == 0 ? .same : .valid
  }

  /// Two whole numbers, of which the file has the width first.
  private func pair(
    _ options: FlatTable, _ field: Int, usual: Int32 = 0
  ) throws(TFLiteProblem) -> (Int, Int) {
    let width = try options.integer(field, as: Int32.self, usual: usual)
    let height = try options.integer(field + 1, as: Int32.self, usual: usual)
    return (Int(height), Int(width))
  }

  private func kernel(_ step: TFLiteOperator, rank: Int) -> [Int]? {
    constant(step.input(1))?.shape.flatMap { $0.count == rank ? $0 : nil }
  }

  func convolution(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let options = step.options, let kernel = kernel(step, rank: 4),
      let channels = shape(step.input(0))?.channels, kernel[3] > 0, channels % kernel[3] == 0,
      let activation = try FusedActivation(options, 3)
    else { return nil }
    let layer = Conv2D(
      filters: kernel[0], kernelSize: (kernel[1], kernel[2]), strides: try pair(options, 1),
      padding: try padding(options), dilationRate: try pair(options, 4, usual: 1),
      groups: channels / kernel[3], activation: activation.function,
      useBias: step.input(2) != nil)
    return graph.alone(layer, step.input(0))
  }

  func depthwiseConvolution(
    _ step: TFLiteOperator
  ) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let options = step.options, let kernel = kernel(step, rank: 4),
      let channels = shape(step.input(0))?.channels, channels > 0, kernel[3] % channels == 0,
      let activation = try FusedActivation(options, 4)
    else { return nil }
    let layer = DepthwiseConv2D(
      kernelSize: (kernel[1], kernel[2]), strides: try pair(options, 1),
      padding: try padding(options), depthMultiplier: kernel[3] / channels,
      dilationRate: try pair(options, 5, usual: 1), activation: activation.function,
      useBias: step.input(2) != nil)
    return graph.alone(layer, step.input(0))
  }

  /// Reads the output's shape, the kernel and the maps, in this order.
  func transposedConvolution(
    _ step: TFLiteOperator
  ) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let options = step.options, let kernel = kernel(step, rank: 4),
      let input = shape(step.input(2)), input.channels == kernel[3],
      let activation = try FusedActivation(options, 3)
    else { return nil }
    let strides = try pair(options, 1)
    func layer(_ padding: Padding) -> Conv2DTranspose {
      Conv2DTranspose(
        filters: kernel[0], kernelSize: (kernel[1], kernel[2]), strides: strides, padding: padding,
        activation: activation.function, useBias: step.input(3) != nil)
    }
    let usual = layer(try padding(options))
    let stated = statedShape(step)
    if let found = try? usual.outputShape(for: [input]),
      Axis.allCases.contains(where: { found[$0] != stated[$0] && stated[$0] != nil }),
      let cut = cuttings(from: try? layer(.valid).outputShape(for: [input]), to: stated)
    {
      return graph.alone(layer(cut), step.input(2))
    }
    return graph.alone(usual, step.input(2))
  }

  /// What is cut off to reach the stated size: half at each side, the odd one at the end.
  private func cuttings(from whole: Shape?, to stated: Shape) -> Padding? {
    guard let whole, let height = whole[.height], let width = whole[.width],
      let wantedHeight = stated[.height], let wantedWidth = stated[.width],
      height >= wantedHeight, width >= wantedWidth
    else { return nil }
    let (rows, columns) = (height - wantedHeight, width - wantedWidth)
    return .explicit(
      top: rows / 2, bottom: rows - rows / 2, left: columns / 2, right: columns - columns / 2)
  }

  func pooling(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let options = step.options, let activation = try FusedActivation(options, 5) else {
      return nil
    }
    let (strides, size) = (try pair(options, 1), try pair(options, 3))
    let padding = try padding(options)
    let layer: any Layer =
      step.name == "MAX_POOL_2D"
      ? MaxPooling2D(poolSize: size, strides: strides, padding: padding)
      : AveragePooling2D(poolSize: size, strides: strides, padding: padding)
    return behind(graph.alone(layer, step.input(0)), activation)
  }

  func fullyConnected(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let kernel = kernel(step, rank: 2), let input = step.input(0),
      let shape = shape(input), let activation = try FusedActivation(step.options, 0)
    else { return nil }
    let dense = Dense(
      units: kernel[0], activation: activation.function, useBias: step.input(2) != nil)
    let keepsDimensions = try step.options?.flag(2) ?? false
    if shape.dimensions.last == kernel[1], keepsDimensions || shape.dimensions.count == 2 {
      return graph.alone(dense, input)
    }
    // All other dimensions become the batch.
    let rows: any Layer =
      shape.elementCount == kernel[1] ? Flatten() : Reshape(.whole([-1, kernel[1]]))
    return graph.alone(rows, input).map { graph.appending([dense], to: $0) }
  }

  mutating func product(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard step.inputs.count == 2, try step.options?.flag(0) != true else { return nil }
    let layer = MatrixProduct(transposesSecond: try step.options?.flag(1) ?? false)
    return graph.merging(layer, step.inputs)
  }

  /// The layers with the operator's function behind them.
  func behind(
    _ conversion: StatedGraph.Conversion?, _ activation: FusedActivation
  ) -> StatedGraph.Conversion? {
    conversion.map { graph.appending(activation.layers, to: $0) }
  }
}
