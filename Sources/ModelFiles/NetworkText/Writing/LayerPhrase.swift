import ModelDescription

/// The words for a layer: what it is and all properties that differ from the usual.
enum LayerPhrase {
  /// - Parameter inputs: the shapes that go in.
  /// - Returns: `conv 96 11x11 s4 relu`; `nil` if there is no word for the layer.
  static func words(for layer: any Layer, reading inputs: [Shape]) -> String? {
    convolution(layer) ?? pooling(layer) ?? resizing(layer)
      ?? normalization(layer, reading: inputs) ?? function(layer, reading: inputs)
      ?? other(layer, reading: inputs)
  }

  private static func convolution(_ layer: any Layer) -> String? {
    switch layer {
    case let layer as Conv2D:
      phrase(
        "conv \(layer.filters) \(size(layer.kernelSize))", stride(layer.strides),
        padding(layer.padding), dilation(layer.dilationRate),
        layer.groups == 1 ? nil : "g\(layer.groups)",
        ending(layer.activation, layer.useBias, layer.isTrainable))
    case let layer as DepthwiseConv2D:
      phrase(
        "depthwise \(size(layer.kernelSize))", stride(layer.strides), padding(layer.padding),
        dilation(layer.dilationRate), multiplier(layer.depthMultiplier),
        ending(layer.activation, layer.useBias, layer.isTrainable))
    case let layer as SeparableConv2D:
      phrase(
        "separable \(layer.filters) \(size(layer.kernelSize))", stride(layer.strides),
        padding(layer.padding), dilation(layer.dilationRate), multiplier(layer.depthMultiplier),
        ending(layer.activation, layer.useBias, layer.isTrainable))
    // Groups, holes and output padding of transposed convolutions have no words.
    case let layer as Conv2DTranspose
    where layer.groups == 1 && layer.outputPadding == nil
      && layer.dilationRate == Extent(height: 1, width: 1):
      phrase(
        "deconv \(layer.filters) \(size(layer.kernelSize))", stride(layer.strides),
        padding(layer.padding), ending(layer.activation, layer.useBias, layer.isTrainable))
    default: nil
    }
  }

  private static func pooling(_ layer: any Layer) -> String? {
    // Pools with holes have no words, nor have averages that count zeros around the maps.
    if let window = layer.window, dilation(window.dilationRate) != nil { return nil }
    return switch layer {
    case let layer as MaxPooling2D:
      pool("pool", layer.poolSize, layer.strides, layer.padding, layer.ceilMode)
    case let layer as AveragePooling2D where !layer.countsPadding || layer.padding == .valid:
      pool("avgpool", layer.poolSize, layer.strides, layer.padding, layer.ceilMode)
    case let layer as AdaptiveAveragePooling2D: "adaptivepool \(size(layer.outputSize))"
    case let layer as GlobalAveragePooling2D: phrase("gap", layer.keepDims ? "keepdims" : nil)
    case let layer as GlobalMaxPooling2D: phrase("gmp", layer.keepDims ? "keepdims" : nil)
    default: nil
    }
  }

  private static func resizing(_ layer: any Layer) -> String? {
    switch layer {
    case let layer as ZeroPadding2D:
      "zeropad " + margins(layer.top, layer.bottom, layer.left, layer.right)
    case let layer as Cropping2D:
      "crop " + margins(layer.top, layer.bottom, layer.left, layer.right)
    case let layer as UpSampling2D:
      phrase("upsample \(size(layer.size))", layer.interpolation == .bilinear ? "bilinear" : nil)
    default: nil
    }
  }

  private static func normalization(_ layer: any Layer, reading inputs: [Shape]) -> String? {
    switch layer {
    case let layer as BatchNormalization where layer.axis == nil || layer.axis == -1:
      normalization("batchnorm", layer.epsilon, layer.center, layer.scale, layer.isTrainable)
    case let layer as LayerNormalization
    where layer.axes.count == 1 && isAlongChannels(layer.axes[0], of: inputs):
      normalization("layernorm", layer.epsilon, layer.center, layer.scale, layer.isTrainable)
    // Instance normalisation has a group for each channel, whose number a line does not know.
    case let layer as GroupNormalization
    where layer.groups > 0 && layer.axis.map { isAlongChannels($0, of: inputs) } ?? true:
      normalization(
        "groupnorm \(layer.groups)", layer.epsilon, layer.center, layer.scale, layer.isTrainable)
    case let layer as LocalResponseNormalization:
      phrase(
        "lrn \(layer.size)", layer.k == 2 ? nil : "k=\(number(layer.k))",
        layer.alpha == 1e-4 ? nil : "alpha=\(number(layer.alpha))",
        layer.beta == 0.75 ? nil : "beta=\(number(layer.beta))",
        layer.dividesAlpha ? "alpha/n" : nil)
    default: nil
    }
  }

  private static func normalization(
    _ words: String, _ epsilon: Double, _ center: Bool, _ scale: Bool, _ isTrainable: Bool
  ) -> String {
    phrase(
      words, epsilon == 1e-3 ? nil : "eps=\(number(epsilon))", center ? nil : "nocenter",
      scale ? nil : "noscale", isTrainable ? nil : "frozen")
  }

  private static func function(_ layer: any Layer, reading inputs: [Shape]) -> String? {
    switch layer {
    case let layer as Activation: layer.activation.rawValue
    case is ReLU, is Clip: layer.activationFunction?.rawValue
    case let layer as LeakyReLU: "leakyrelu \(number(layer.negativeSlope))"
    case let layer as ELU: "elu \(number(layer.alpha))"
    case let layer as PReLU where layer.slopes != .one: prelu(layer)
    // The function is along the channels of feature maps, too.
    case let layer as Softmax where isAlongChannels(layer.axis, of: inputs):
      ActivationFunction.softmax.rawValue
    default: nil
    }
  }

  private static func prelu(_ layer: PReLU) -> String? {
    let sharing: String?
    switch layer.slopes {
    case .sharing(let axes) where axes.isEmpty: sharing = nil
    case .sharing(let axes) where axes.sorted() == [1, 2]: sharing = "shared"
    case .perChannel: sharing = "perchannel"
    default: return nil
    }
    return phrase("prelu", sharing, layer.isTrainable ? nil : "frozen")
  }

  private static func isAlongChannels(_ axis: Int, of inputs: [Shape]) -> Bool {
    guard let input = inputs.first, let place = try? input.place(of: axis) else { return false }
    return place == input.channelAxis
  }

  private static func other(_ layer: any Layer, reading inputs: [Shape]) -> String? {
    switch layer {
    case let layer as Dense:
      phrase(
        "\(inputs.contains { $0.dimensions.count > 2 } ? "dense" : "fc") \(layer.units)",
        ending(layer.activation, layer.useBias, layer.isTrainable))
    case is Flatten: "flatten"
    case let layer as Dropout: "dropout \(number(layer.rate))"
    // Comparisons have no words.
    case let layer as any MergingLayer where !(layer is Comparison): layer.className.lowercased()
    case let layer as Concatenate where joinsChannels(layer): "concat"
    default: nil
    }
  }

  /// Whether a concatenation is along the channels, as far as it shows without its inputs.
  private static func joinsChannels(_ layer: Concatenate) -> Bool {
    layer.axis == nil || layer.axis == -1 || layer.axis == 3
  }

  // MARK: Properties

  private static func phrase(_ words: String?...) -> String {
    words.compactMap { $0 }.joined(separator: " ")
  }

  private static func pool(
    _ word: String, _ window: Extent, _ strides: Extent, _ edge: Padding, _ ceilMode: Bool
  ) -> String {
    phrase(
      "\(word) \(size(window))", strides == window ? nil : "s\(short(strides))", padding(edge),
      ceilMode ? "ceil" : nil)
  }

  private static func ending(
    _ activation: ActivationFunction, _ useBias: Bool, _ isTrainable: Bool
  ) -> String? {
    let words = [
      useBias ? nil : "nobias", isTrainable ? nil : "frozen",
      activation == .linear ? nil : activation.rawValue,
    ].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }

  private static func size(_ extent: Extent) -> String { "\(extent.height)x\(extent.width)" }

  private static func short(_ extent: Extent) -> String {
    extent.isSquare ? "\(extent.height)" : size(extent)
  }

  private static func stride(_ extent: Extent) -> String? {
    extent == Extent(height: 1, width: 1) ? nil : "s\(short(extent))"
  }

  private static func dilation(_ extent: Extent) -> String? {
    extent == Extent(height: 1, width: 1) ? nil : "d\(short(extent))"
  }

  private static func multiplier(_ number: Int) -> String? { number == 1 ? nil : "m\(number)" }

  private static func padding(_ padding: Padding) -> String? {
    switch padding {
    case .valid: nil
    case .same: "same"
    case .explicit(let top, let bottom, let left, let right):
      "p" + margins(top, bottom, left, right)
    }
  }

  private static func margins(_ top: Int, _ bottom: Int, _ left: Int, _ right: Int) -> String {
    if top == bottom, left == right { return top == left ? "\(top)" : "\(top),\(left)" }
    return "\(top),\(bottom),\(left),\(right)"
  }
}
