extension Arithmetic {
  /// The output's height or width.
  static func side(of layer: any Layer, inputs: [Shape], axis: Axis) -> Arithmetic? {
    guard let input = inputs.first, let size = input[axis] else { return nil }
    if let window = layer.window {
      return window.isTransposed
        ? spread(window, over: size, axis: axis) : places(of: window, over: size, axis: axis)
    }
    switch layer {
    case let layer as ZeroPadding2D:
      let margins = axis == .height ? (layer.top, layer.bottom) : (layer.left, layer.right)
      return Arithmetic(
        formula: padded(size, by: margins), result: size + margins.0 + margins.1)
    case let layer as Cropping2D:
      let margins = axis == .height ? (layer.top, layer.bottom) : (layer.left, layer.right)
      return Arithmetic(formula: cut(size, by: margins), result: size - margins.0 - margins.1)
    case let layer as UpSampling2D:
      return Arithmetic(
        formula: product([size, layer.size[axis]]), result: size * layer.size[axis])
    default:
      return nil
    }
  }

  /// input · stride + (reach − stride), less what is cut off, with the numbers.
  private static func spread(_ window: Window, over input: Int, axis: Axis) -> Arithmetic {
    let stride = window.strides[axis]
    let reach = window.reach(along: axis)
    let margins = window.margins(of: input, along: axis)
    let overlap = window.padding != .same && reach > stride ? " + (\(reach) − \(stride))" : ""
    let spread = product([input, stride]) + overlap
    return Arithmetic(
      formula: window.padding == .same || margins == (0, 0)
        ? spread : "\(spread)\(cut(by: margins))",
      result: window.outputSize(of: input, along: axis))
  }

  /// ⌊(input + padding − reach) / stride⌋ + 1, with the numbers.
  private static func places(of window: Window, over input: Int, axis: Axis) -> Arithmetic {
    let result = window.outputSize(of: input, along: axis)
    let stride = window.strides[axis]
    let margins = window.margins(of: input, along: axis)
    let room = input + margins.before + margins.after - window.reach(along: axis)
    let sum = padded(input, by: (margins.before, margins.after))
    let fraction = "(\(sum) − \(reach(of: window, axis: axis))) / \(stride)"
    guard window.roundsUp else {
      return Arithmetic(formula: "⌊\(fraction)⌋ + 1", result: result)
    }
    // The last window is left out where it would begin behind the input and its first padding.
    let places = (room + stride - 1) / stride + 1
    let correction = places > result ? " − \(places - result)" : ""
    return Arithmetic(formula: "⌈\(fraction)⌉ + 1\(correction)", result: result)
  }

  /// `27 + 2·2`, or `224 + 0 + 1` where the margins differ.
  private static func padded(_ size: Int, by margins: (Int, Int)) -> String {
    let size = NumberText.grouped(size)
    return margins.0 == margins.1
      ? "\(size) + 2·\(margins.0)" : "\(size) + \(margins.0) + \(margins.1)"
  }

  /// `64 − 2·4`, or `64 − 4 − 5` where the margins differ.
  private static func cut(_ size: Int, by margins: (Int, Int)) -> String {
    NumberText.grouped(size) + cut(by: margins)
  }

  private static func cut(by margins: (Int, Int)) -> String {
    margins.0 == margins.1 ? " − 2·\(margins.0)" : " − \(margins.0) − \(margins.1)"
  }

  /// The kernel's size, or with holes `(2·(3 − 1) + 1)`.
  private static func reach(of window: Window, axis: Axis) -> String {
    window.dilationRate[axis] == 1
      ? "\(window.size[axis])" : "(\(Arithmetic.reach(of: window, along: axis).formula))"
  }

  /// What a window with holes covers: `2·(3 − 1) + 1`.
  static func reach(of window: Window, along axis: Axis) -> Arithmetic {
    Arithmetic(
      formula: "\(window.dilationRate[axis])·(\(window.size[axis]) − 1) + 1",
      result: window.reach(along: axis))
  }

  /// The output's channels, of layers that make them of their inputs' sizes.
  static func channels(of layer: any Layer, inputs: [Shape]) -> Arithmetic? {
    switch layer {
    case is Flatten:
      guard let input = inputs.first, let count = input.elementCount else { return nil }
      return Arithmetic(formula: product(input.example.compactMap(\.self)), result: count)
    case let layer as DepthwiseConv2D where layer.depthMultiplier > 1:
      guard let channels = inputs.first?.channels else { return nil }
      return Arithmetic(
        formula: product([channels, layer.depthMultiplier]),
        result: channels * layer.depthMultiplier)
    case is Concatenate:
      let channels = inputs.compactMap(\.channels)
      guard channels.count == inputs.count else { return nil }
      return Arithmetic(
        formula: channels.map(NumberText.grouped).joined(separator: " + "),
        result: channels.reduce(0, +))
    default:
      return nil
    }
  }
}
