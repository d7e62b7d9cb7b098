import ModelDescription

extension LayerArguments {
  /// How to make the layer that the line describes.
  func maker() throws(NetworkTextError) -> Statement.LayerMaker {
    switch layer {
    case .conv, .depthwise, .separable, .deconv: try convolution()
    case .pool, .avgpool, .adaptivepool, .gap, .gmp: try pooling()
    case .zeropad, .crop, .upsample: try resizing()
    case .lrn: try responseNormalization()
    case .batchnorm, .layernorm, .groupnorm: try normalization()
    case .leakyrelu, .elu, .prelu: try activationLayer()
    case .add, .subtract, .multiply, .divide, .power, .average, .maximum, .minimum, .concat:
      joining()
    case .fc, .dense, .flatten, .dropout: try other()
    }
  }

  private func convolution() throws(NetworkTextError) -> Statement.LayerMaker {
    let strides = try extent(.stride) ?? (1, 1)
    let padding = try padding()
    let dilation = try extent(.dilation) ?? (1, 1)
    let (activation, useBias) = (activation, !flags.contains(.nobias))
    let trainable = !flags.contains(.frozen)
    if layer == .depthwise {
      let kernel = try numbers("the kernel's size", count: 1)[0].extent("the kernel's size")
      let multiplier = try whole(.multiplier, default: 1)
      return {
        DepthwiseConv2D(
          kernelSize: kernel, strides: strides, padding: padding, depthMultiplier: multiplier,
          dilationRate: dilation, activation: activation, useBias: useBias, trainable: trainable,
          name: $0)
      }
    }
    let (filters, kernel) = try filtersAndKernel()
    switch layer {
    case .deconv:
      return {
        Conv2DTranspose(
          filters: filters, kernelSize: kernel, strides: strides, padding: padding,
          activation: activation, useBias: useBias, trainable: trainable, name: $0)
      }
    case .separable:
      let multiplier = try whole(.multiplier, default: 1)
      return {
        SeparableConv2D(
          filters: filters, kernelSize: kernel, strides: strides, padding: padding,
          depthMultiplier: multiplier, dilationRate: dilation, activation: activation,
          useBias: useBias, trainable: trainable, name: $0)
      }
    default:
      let groups = try whole(.groups, default: 1)
      return {
        Conv2D(
          filters: filters, kernelSize: kernel, strides: strides, padding: padding,
          dilationRate: dilation, groups: groups, activation: activation, useBias: useBias,
          trainable: trainable, name: $0)
      }
    }
  }

  /// `96 11x11`, or `11x11 96`, as some notations have it.
  private func filtersAndKernel() throws(NetworkTextError) -> (Int, (Int, Int)) {
    let words = try numbers("the number of filters and the kernel's size", count: 2)
    let isKernelFirst = words[0].isExtent && !words[1].isExtent
    let (filters, kernel) = isKernelFirst ? (words[1], words[0]) : (words[0], words[1])
    return (
      try filters.whole("the number of filters"), try kernel.extent("the kernel's size")
    )
  }

  private func pooling() throws(NetworkTextError) -> Statement.LayerMaker {
    let keepDims = flags.contains(.keepdims)
    switch layer {
    case .gap:
      try refuseNumbers()
      return { GlobalAveragePooling2D(keepDims: keepDims, name: $0) }
    case .gmp:
      try refuseNumbers()
      return { GlobalMaxPooling2D(keepDims: keepDims, name: $0) }
    case .adaptivepool:
      let size = try numbers("the output's size", count: 1)[0].extent("the output's size")
      return { AdaptiveAveragePooling2D(outputSize: size, name: $0) }
    default:
      let size = try numbers("the window's size", count: 1)[0].extent("the window's size")
      let strides = try extent(.stride)
      let padding = try padding()
      let ceilMode = flags.contains(.ceil)
      if layer == .avgpool {
        return {
          AveragePooling2D(
            poolSize: size, strides: strides, padding: padding, ceilMode: ceilMode, name: $0)
        }
      }
      return {
        MaxPooling2D(
          poolSize: size, strides: strides, padding: padding, ceilMode: ceilMode, name: $0)
      }
    }
  }

  private func resizing() throws(NetworkTextError) -> Statement.LayerMaker {
    if layer == .upsample {
      let size = try numbers("the factor", count: 1)[0].extent("the factor")
      guard !flags.isSuperset(of: [.nearest, .bilinear]) else {
        throw word.problem(.givenTwice("the interpolation"))
      }
      let isBilinear = flags.contains(.bilinear)
      return {
        UpSampling2D(size: size, interpolation: isBilinear ? .bilinear : .nearest, name: $0)
      }
    }
    let sides = try numbers("a number of rows and columns", count: 1)[0].margins("the margin")
    let margins = ((sides.top, sides.bottom), (sides.left, sides.right))
    if layer == .crop { return { Cropping2D(cropping: margins, name: $0) } }
    return { ZeroPadding2D(padding: margins, name: $0) }
  }

  private func normalization() throws(NetworkTextError) -> Statement.LayerMaker {
    let epsilon = try fraction(.epsilon, default: 1e-3)
    let (center, scale) = (!flags.contains(.nocenter), !flags.contains(.noscale))
    let trainable = !flags.contains(.frozen)
    if layer == .groupnorm {
      let groups = try numbers("the number of groups", count: 1)[0].whole("the number of groups")
      return {
        GroupNormalization(
          groups: groups, epsilon: epsilon, center: center, scale: scale, trainable: trainable,
          name: $0)
      }
    }
    try refuseNumbers()
    if layer == .layernorm {
      return {
        LayerNormalization(
          epsilon: epsilon, center: center, scale: scale, trainable: trainable, name: $0)
      }
    }
    return {
      BatchNormalization(
        epsilon: epsilon, center: center, scale: scale, trainable: trainable, name: $0)
    }
  }

  /// Functions with numbers of their own; without them, those of Keras's names.
  private func activationLayer() throws(NetworkTextError) -> Statement.LayerMaker {
    switch layer {
    case .leakyrelu:
      guard let slope = try optionalNumber()?.fraction("the slope") else {
        return { Activation(.leakyReLU, name: $0) }
      }
      return { LeakyReLU(negativeSlope: slope, name: $0) }
    case .elu:
      guard let alpha = try optionalNumber()?.fraction("alpha") else {
        return { Activation(.elu, name: $0) }
      }
      return { ELU(alpha: alpha, name: $0) }
    default:
      try refuseNumbers()
      guard !flags.isSuperset(of: [.shared, .perchannel]) else {
        throw word.problem(.givenTwice("which numbers share a slope"))
      }
      let slopes: PReLU.Slopes =
        flags.contains(.perchannel)
        ? .perChannel : .sharing(axes: flags.contains(.shared) ? [1, 2] : [])
      let trainable = !flags.contains(.frozen)
      return { PReLU(slopes: slopes, trainable: trainable, name: $0) }
    }
  }

  private func joining() -> Statement.LayerMaker {
    switch layer {
    case .subtract: { Subtract(name: $0) }
    case .multiply: { Multiply(name: $0) }
    case .divide: { Divide(name: $0) }
    case .power: { Power(name: $0) }
    case .average: { Average(name: $0) }
    case .maximum: { Maximum(name: $0) }
    case .minimum: { Minimum(name: $0) }
    case .concat: { Concatenate(name: $0) }
    default: { Add(name: $0) }
    }
  }

  private func responseNormalization() throws(NetworkTextError) -> Statement.LayerMaker {
    let size = try optionalNumber()?.whole("the number of channels") ?? 5
    let k = try fraction(.k, default: 2)
    let alpha = try fraction(.alpha, default: 1e-4)
    let beta = try fraction(.beta, default: 0.75)
    let dividesAlpha = flags.contains(.dividedAlpha)
    return {
      LocalResponseNormalization(
        size: size, k: k, alpha: alpha, beta: beta, dividesAlpha: dividesAlpha, name: $0)
    }
  }

  private func other() throws(NetworkTextError) -> Statement.LayerMaker {
    switch layer {
    case .fc, .dense:
      let units = try numbers("the number of units", count: 1)[0].whole("the number of units")
      let (activation, useBias) = (activation, !flags.contains(.nobias))
      let trainable = !flags.contains(.frozen)
      return {
        Dense(
          units: units, activation: activation, useBias: useBias, trainable: trainable, name: $0)
      }
    case .dropout:
      let rate = try numbers("the share to drop", count: 1)[0].fraction("the share to drop")
      return { Dropout(rate: rate, name: $0) }
    default:
      try refuseNumbers()
      return { Flatten(name: $0) }
    }
  }
}
