import FeatureMaps
import ModelDescription

extension CaptionLanguage {
  var storyWords: StoryWords {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}

extension StoryStage {
  /// What the layer does and what one of its numbers sees, in plain sentences.
  func sentences(_ words: StoryWords, input: (width: Int, height: Int)) -> String {
    // Before the first, the photograph is only made ready.
    let between = skipped > 0 && !isFirst ? [words.between(skipped, skips)] : []
    let action = (between + [self.action(words)]).joined(separator: words.separator)
    guard let field else { return action }
    let (width, height) = (field.size.width, field.size.height)
    let sight =
      field.coversInput
      ? words.seesAll
      : width >= input.width && height >= input.height && (width, height) != input
        ? words.seesMore(width, height) : words.sees(width, height)
    return action + words.separator + sight
  }

  /// Shape, kernel or window, stride and groups.
  func facts(_ words: StoryWords) -> String {
    var facts = [maps.shapeText]
    if let window = layer.layer.window {
      let (size, strides) = (window.size.figureText, window.strides)
      facts.append(layer.layer.isConvolution ? words.kernel(size) : words.window(size))
      facts.append(words.stride(strides.isSquare ? "\(strides.height)" : strides.figureText))
    }
    if let layer = layer.layer as? Conv2D, layer.groups > 1 {
      facts.append(words.groups(layer.groups))
    }
    return facts.joined(separator: " · ")
  }

  private func action(_ words: StoryWords) -> String {
    // Sizes stay on one line.
    let size = layer.layer.window.map { "\($0.size.height)\u{A0}×\u{A0}\($0.size.width)" } ?? ""
    switch layer.layer {
    case let layer as Conv2D:
      let read = inputChannels / max(layer.groups, 1)
      if layer.kernelSize == Extent(height: 1, width: 1) {
        return words.pointwise(layer.filters, read)
      }
      return convolution(of: layer.filters, size, reading: read, words)
    case let layer as SeparableConv2D:
      return convolution(of: layer.filters, size, reading: inputChannels, words)
    case is DepthwiseConv2D: return words.depthwise(size)
    case let layer as Conv2DTranspose: return words.transposed(layer.filters)
    case is MaxPooling2D:
      let effect = isShrinking ? words.shrinkingMaximum : words.keepingMaximum
      return words.maximum(size) + words.separator + effect
    case is AveragePooling2D:
      return words.average(size) + (isShrinking ? words.separator + words.shrinking : "")
    case is Concatenate: return words.concatenation(call.inputs.count)
    case let layer as any MergingLayer where layer.operation == .add:
      return words.addition(call.inputs.count)
    case let layer as any MergingLayer where layer.operation == .multiply:
      return words.product
    case is UpSampling2D: return words.upsampling
    default: return words.other(layer.className)
    }
  }

  private func convolution(
    of filters: Int, _ size: String, reading inputs: Int, _ words: StoryWords
  ) -> String {
    isFirst
      ? words.firstConvolution(filters, size, inputs > 1)
      : words.convolution(filters, size, inputs)
  }

  private var inputChannels: Int { call.inputShapes.first?.channels ?? 0 }

  /// Whether maps come out smaller than they went in.
  private var isShrinking: Bool {
    guard let input = call.inputShapes.first?[.height], let output = call.outputShape[.height]
    else { return true }
    return output < input
  }
}
