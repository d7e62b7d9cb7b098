extension Model {
  /// What can be compared of a layer, at its last application.
  ///
  /// Padding is stated as the rows and columns that it adds, so that `same` with a kernel of 5 × 5
  /// and a padding of 2 are equal where they do the same.
  public func traits(of layer: ModelLayer) -> [LayerTrait: TraitValue] {
    let calls = calls(of: layer)
    guard let call = calls.last else { return [:] }
    var traits = Self.settings(of: layer.layer)
    let weights = weights(of: layer)
    let names = weights.map(\.name)
    if layer.className.contains("Conv"), let channels = call.outputShape.channels {
      traits[.filters] = .count(channels)
    }
    if names.contains("kernel") { traits[.bias] = .flag(names.contains("bias")) }
    if let window = layer.layer.window {
      traits[.padding] = .word(Self.padding(of: window, around: call.inputShapes.first))
    }
    traits[.className] = .word(Self.comparedClass(of: layer.layer))
    traits[.outputShape] = .shape(call.outputShape.channelsLast)
    traits[.parameters] = parameterCount(of: layer).map { .count($0) }
    traits[.macs] = multiplyAccumulates(of: layer).map { .count($0) }
    return traits
  }

  /// The class under which a layer is compared: Keras has layers that are the same as an `Activation`
  /// with one of its functions.
  private static func comparedClass(of layer: any Layer) -> String {
    let isActivation: Bool
    switch layer {
    case is ReLU, is ELU, is Clip: isActivation = layer.activationFunction != nil
    case let layer as Softmax: isActivation = layer.axis == -1
    default: isActivation = false
    }
    return isActivation ? Activation.className : layer.className
  }

  /// The arguments of a layer that do not depend on its input.
  private static func settings(of layer: any Layer) -> [LayerTrait: TraitValue] {
    var settings: [LayerTrait: TraitValue] = [:]
    if let window = layer.window {
      settings[.kernel] = .size(window.size)
      settings[.stride] = .steps(window.strides)
      settings[.dilation] = .steps(window.dilationRate)
    }
    if let activation = layer.activationFunction {
      settings[.activation] = .word(activation.rawValue)
    }
    switch layer {
    case let layer as Conv2D:
      settings[.groups] = .count(layer.groups)
    case let layer as Dense:
      settings[.units] = .count(layer.units)
    case let layer as Dropout:
      settings[.rate] = .number(layer.rate)
    case let layer as BatchNormalization:
      settings[.epsilon] = .number(layer.epsilon)
    case let layer as LocalResponseNormalization:
      settings[.neighbors] = .count(layer.size)
      settings[.k] = .number(layer.k)
      let alpha = NumberText.decimal(layer.alpha)
      settings[.alpha] = .word(layer.dividesAlpha ? "\(alpha) / \(layer.size)" : alpha)
      settings[.beta] = .number(layer.beta)
    case is MaxPooling2D, is AveragePooling2D:
      settings[.rounding] = .word(layer.window?.roundsUp == true ? "up" : "down")
    case let layer as UpSampling2D:
      settings[.interpolation] = .word(layer.interpolation.rawValue)
    default:
      break
    }
    return settings
  }

  /// The rows and columns that a window's padding adds; the padding's own name where the input's
  /// size is open or the window is that of a transposed convolution.
  private static func padding(of window: Window, around input: Shape?) -> String {
    guard let maps = input?.featureMaps, !window.isTransposed else { return window.padding.text }
    let (top, bottom) = window.margins(of: maps.height, along: .height)
    let (left, right) = window.margins(of: maps.width, along: .width)
    return Padding.explicit(top: top, bottom: bottom, left: left, right: right).text
  }
}
