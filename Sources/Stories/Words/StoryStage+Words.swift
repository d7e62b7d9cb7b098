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
    let action = skipped > 0 ? words.furtherOn(skipped, self.action(words)) : self.action(words)
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
      if isFirst { return words.firstConvolution(layer.filters, size) }
      let inputs = (call.inputShapes.first?.channels ?? 0) / max(layer.groups, 1)
      return layer.kernelSize == Extent(height: 1, width: 1)
        ? words.pointwise(layer.filters, inputs) : words.convolution(layer.filters, size, inputs)
    case let layer as SeparableConv2D:
      return words.convolution(layer.filters, size, call.inputShapes.first?.channels ?? 0)
    case is DepthwiseConv2D: return words.depthwise(size)
    case let layer as Conv2DTranspose: return words.transposed(layer.filters)
    case is MaxPooling2D: return words.maximum(size)
    case is AveragePooling2D: return words.average(size)
    case is Concatenate: return words.concatenation(call.inputs.count)
    case let layer as any MergingLayer where layer.operation == .add:
      return words.addition
    case let layer as any MergingLayer where layer.operation == .multiply:
      return words.product
    case is UpSampling2D: return words.upsampling
    default: return words.other(layer.className)
    }
  }
}
