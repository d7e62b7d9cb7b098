/// The sentences in English.
struct EnglishPhrases: ExplanationPhrases {
  let introduction =
    "Shapes are height × width × channels. ⌊ ⌋ rounds down, ⌈ ⌉ rounds up. "
    + "Multiply-accumulates (MACs) are for one example."

  func heading(name: String, className: String, inputs: [String], output: String) -> String {
    let from = inputs.isEmpty ? "" : inputs.joined(separator: " and ") + " → "
    return "\(name) (\(className)): \(from)\(output)"
  }

  func action(of facts: LayerFacts) -> String {
    let then = facts.activation.map { ", then \($0)" } ?? ""
    switch facts.layer {
    case is InputLayer:
      return input(facts)
    case let layer as Conv2D:
      return "\(kernels(layer, facts)), \(window(facts))\(then)."
    case let layer as DepthwiseConv2D:
      return
        "\(ownKernels(layer.depthMultiplier, layer.kernelSize, facts)), \(window(facts))\(then)."
    case let layer as SeparableConv2D:
      let kernels = NumberText.counted(layer.filters, "kernel")
      let depth = facts.input.channels.map { $0 * layer.depthMultiplier }
      return "\(ownKernels(layer.depthMultiplier, layer.kernelSize, facts)), \(window(facts)); "
        + "then \(kernels) of 1 × 1 × \(LayerFacts.count(depth))\(then)."
    case let layer as Conv2DTranspose:
      let depth = LayerFacts.count(facts.input.channels)
      return "\(NumberText.counted(layer.filters, "kernel")) of \(layer.kernelSize.figureText) × "
        + "\(depth), the other way round: each number of the input is spread over "
        + "\(layer.kernelSize.figureText) numbers of the output, \(window(facts))\(then)."
    case let layer as UpSampling2D:
      let size = layer.size.figureText
      return layer.interpolation == .nearest
        ? "Each number is repeated \(size) times; the channels stay."
        : "\(size) numbers for each one, interpolated between neighbours; the channels stay."
    case let layer as Cropping2D:
      return "\(layer.top) rows are cut off above, \(layer.bottom) below, \(layer.left) columns "
        + "left, \(layer.right) right; the channels stay."
    case is MaxPooling2D:
      return "The largest number of each \(area(facts)).\(overlap(facts))"
    case is AveragePooling2D:
      return "The average of each \(area(facts)).\(overlap(facts))"
    case is GlobalMaxPooling2D:
      return "The largest number of each \(facts.inputSize) map: one number a channel."
    case is GlobalAveragePooling2D:
      return "The average of each \(facts.inputSize) map: one number a channel."
    case let layer as AdaptiveAveragePooling2D:
      return "Averages over windows chosen so that \(layer.outputSize.figureText) come out, "
        + "whatever comes in; the channels stay."
    case is Flatten:
      let count = facts.arithmetic.channels?.text ?? "their number is known when the model runs"
      return "All numbers of an example in one row: \(count)."
    case let layer as Dense:
      return dense(layer, facts) + then + "."
    case let layer as Dropout:
      return
        "While training, \(LayerFacts.percent(layer.rate)) % of the numbers, chosen at random, "
        + "are set to zero; the shape stays."
    case let layer as Activation:
      let function = layer.activation.title ?? "Nothing"
      return "\(function) is applied to the numbers; the shape stays."
    case is BatchNormalization:
      return "Each of the \(LayerFacts.count(facts.input.channels)) channels is normalised, scaled "
        + "and shifted; the shape stays."
    case let layer as LocalResponseNormalization:
      let alpha = "\(layer.alpha)" + (layer.dividesAlpha ? " / \(layer.size)" : "")
      return "Each number is divided by (k + alpha · Σ a²)^beta, summed over \(layer.size) "
        + "neighbouring channels, k = \(NumberText.decimal(layer.k)), alpha = \(alpha), "
        + "beta = \(NumberText.decimal(layer.beta)); the shape stays."
    case is ZeroPadding2D:
      return "Zeros are put around the maps; the channels stay."
    case is Concatenate:
      let channels = facts.arithmetic.channels.map { ": \($0.text) channels" } ?? ""
      return "\(facts.call.inputs.count) inputs, one behind the other\(channels)."
    default:
      return general(facts)
    }
  }

  private func input(_ facts: LayerFacts) -> String {
    let output = facts.output
    let sizes = [output[.height], output[.width], output.channels].map(LayerFacts.count)
    guard output.isFeatureMaps else {
      return "The input: \(LayerFacts.shape(facts.output)) numbers."
    }
    let channels = sizes[2] == "1" ? "1 channel" : "\(sizes[2]) channels"
    return "The input: \(sizes[0]) rows, \(sizes[1]) columns, \(channels)."
  }

  private func kernels(_ layer: Conv2D, _ facts: LayerFacts) -> String {
    let channels = facts.input.channels ?? 0
    let depth = channels / layer.groups
    let count = NumberText.grouped(layer.groups)
    let groups =
      layer.groups == 1
      ? ""
      : " in \(count) groups, so that each kernel sees "
        + "\(NumberText.grouped(channels)) / \(count) = \(NumberText.counted(depth, "channel"))"
    let kernels = NumberText.counted(layer.filters, "kernel")
    return
      "\(kernels) of \(layer.kernelSize.figureText) × \(NumberText.grouped(depth))\(groups)"
  }

  /// The kernels of layers that treat each channel by itself.
  private func ownKernels(_ each: Int, _ size: Extent, _ facts: LayerFacts) -> String {
    let channels = "Each of the \(LayerFacts.count(facts.input.channels)) channels"
    return each == 1
      ? "\(channels) has a \(size.figureText) kernel of its own"
      : "\(channels) has \(each) kernels of \(size.figureText) of its own"
  }

  private func area(_ facts: LayerFacts) -> String {
    "\(facts.layer.window?.size.figureText ?? "") window, \(window(facts))"
  }

  private func overlap(_ facts: LayerFacts) -> String {
    guard let window = facts.layer.window, window.size.height > window.strides.height else {
      return ""
    }
    return " The windows overlap, since \(window.size.height) > \(window.strides.height)."
  }

  /// Stride, dilation and padding.
  private func window(_ facts: LayerFacts) -> String {
    guard let window = facts.layer.window else { return "" }
    let strides = window.strides
    var parts = [
      strides.isSquare ? "stride \(strides.height)" : "strides \(strides.figureText)"
    ]
    let dilation = window.dilationRate
    if dilation != Extent((1, 1)) {
      let reach = Arithmetic.reach(of: window, along: .height).text
      parts.append(
        dilation.isSquare && window.size.isSquare
          ? "dilation \(dilation.height) (a kernel covers \(reach))"
          : "dilation \(dilation.figureText)")
    }
    parts.append(window.isTransposed ? cut(window) : padding(window, facts.margins))
    if window.roundsUp { parts.append("sizes rounded up") }
    return parts.joined(separator: ", ")
  }

  /// What a transposed convolution leaves out of its output.
  private func cut(_ window: Window) -> String {
    switch window.padding {
    case .valid: "nothing cut off"
    case .same: "cut to input · stride"
    case .explicit: "\(window.padding.text) cut off at the edges"
    }
  }

  private func padding(_ window: Window, _ margins: LayerFacts.Margins?) -> String {
    let isSame = window.padding == .same
    guard let margins else { return "padding \(window.padding.text)" }
    if let each = margins.each {
      if isSame {
        return each == 0 ? "same padding, here 0" : "same padding, here \(each) on each side"
      }
      return each == 0 ? "no padding" : "padding \(each)"
    }
    let sides =
      "\(margins.top) above, \(margins.bottom) below, \(margins.left) left, \(margins.right) right"
    return isSame ? "same padding, here \(sides)" : "padding \(sides)"
  }

  private func dense(_ layer: Dense, _ facts: LayerFacts) -> String {
    let inputs = facts.input.channels.map { NumberText.counted($0, "input") } ?? "? inputs"
    let places = facts.output.dimensions.count > 2 ? " at each place" : ""
    let units = NumberText.counted(layer.units, "unit")
    return "\(inputs), each connected to \(units)\(places)"
  }

  func size(of facts: LayerFacts) -> String? {
    guard facts.changesSides else { return nil }
    let arithmetic = facts.arithmetic
    let unknown = "known when the model runs"
    let height = arithmetic.height?.text ?? unknown
    let width = arithmetic.width?.text ?? unknown
    let sides =
      facts.isSquare ? "Height and width: \(height)" : "Height: \(height); width: \(width)"
    switch facts.layer {
    case is Conv2D, is SeparableConv2D, is Conv2DTranspose:
      let channels = LayerFacts.count(facts.output.channels)
      return "\(sides); channels: \(channels), one for each kernel."
    case let layer as DepthwiseConv2D where layer.depthMultiplier > 1:
      return "\(sides); channels: \(facts.arithmetic.channels?.text ?? unknown)."
    case is MaxPooling2D, is AveragePooling2D, is DepthwiseConv2D:
      return "\(sides); the \(LayerFacts.count(facts.output.channels)) channels stay."
    default:
      return sides + "."
    }
  }

  func parameters(of facts: LayerFacts) -> String? {
    guard facts.numbers.parameters != nil else {
      return "How many parameters it has is not known."
    }
    guard let parameters = facts.arithmetic.parameters else {
      return facts.layer.window == nil ? nil : "No parameters."
    }
    switch facts.layer {
    case let layer as Conv2D where layer.useBias:
      return "Parameters: \(parameters.text); the + 1 is each kernel's bias."
    case let layer as Dense where layer.useBias:
      return "Parameters: \(parameters.text); the + 1 is each unit's bias."
    case is Conv2D, is Dense:
      return "Parameters: \(parameters.text), without bias."
    default:
      let frozen = facts.numbers.frozenParameters
      let training =
        frozen == 0 ? "" : "; \(NumberText.grouped(frozen)) are not trained by gradients"
      return "Parameters: \(parameters.text)\(training)."
    }
  }

  func costs(of facts: LayerFacts) -> String? {
    let macs = facts.arithmetic.multiplyAccumulates.map { "MACs: \($0.text)." }
    let field = facts.layer.window == nil ? nil : facts.numbers.receptiveField
    let sight = field.flatMap { field in
      field.coversInput
        ? nil
        : "Receptive field: \(field.size.figureText) pixels, "
          + (field.stride.isSquare
            ? "stride \(field.stride.height)." : "strides \(field.stride.figureText).")
    }
    let sentences = [macs, sight].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  func reuse(inputs: [String], output: String) -> String {
    "Applied again, with the same parameters: \(inputs.joined(separator: " and ")) → \(output)."
  }

  func totals(parameters: Int, areAll: Bool, multiplyAccumulates macs: Int?) -> String {
    let parameters =
      "Altogether \(areAll ? "" : "at least ")\(NumberText.grouped(parameters)) parameters"
    guard let macs else { return parameters + "; MACs are known when the model runs." }
    return "\(parameters) and \(NumberText.grouped(macs)) MACs "
      + "(\(NumberText.grouped(2 * macs)) FLOPs, counting 2 for each MAC)."
  }

  func weightedLayers(convolutions: Int, dense: Int) -> String {
    let kinds = [(convolutions, "convolutional"), (dense, "dense")].filter { $0.0 > 0 }
    let count = convolutions + dense
    guard count > 0 else { return "No layer has weights to multiply by." }
    let list = kinds.map { "\($0.0) \($0.1)" }.joined(separator: " and ")
    let noun = kinds.last?.0 == 1 ? "layer" : "layers"
    return "\(count) \(count == 1 ? "layer" : "layers") with weights: \(list) \(noun)."
  }
}
