import ForwardPass
import ModelDescription
import Tensors

/// What a layer does to each number, in the words of the page.
///
/// A layer that the page does not compute has none.
struct LayerOperation {
  let model: Model
  let layer: ModelLayer
  let call: ModelCall
  let weights: LayerTensors

  /// Kernels of more numbers are left out.
  let largestKernel: Int

  /// The operation; the tensors that it needs are added to those of the page.
  func description(adding tensors: inout [Tensor]) -> PageObject? {
    guard readsWhatIsShown else { return nil }
    switch layer.layer {
    case let layer as Conv2D:
      return convolution(groups: layer.groups, adding: &tensors)
    case is DepthwiseConv2D:
      return call.inputShapes[0].channels.flatMap { convolution(groups: $0, adding: &tensors) }
    case let layer as SeparableConv2D:
      return separableConvolution(layer, adding: &tensors)
    case let layer as Conv2DTranspose:
      return transposedConvolution(groups: layer.groups, adding: &tensors)
    case is Dense:
      return dense(adding: &tensors)
    case is MaxPooling2D:
      return pooling("maximum")
    case let layer as AveragePooling2D:
      return pooling("average", countsPadding: layer.countsPadding)
    case is GlobalMaxPooling2D:
      return operation("globalPooling", [("function", "maximum")])
    case is GlobalAveragePooling2D:
      return operation("globalPooling", [("function", "average")])
    case let layer as BatchNormalization:
      return batchNormalization(layer, adding: &tensors)
    case let layer as LayerNormalization where layer.axes.count == 1:
      return normalization(
        along: layer.axes[0], epsilon: layer.epsilon, isCentered: true, adding: &tensors)
    case let layer as RMSNormalization where layer.axes.count == 1:
      return normalization(
        along: layer.axes[0], epsilon: layer.epsilon, isCentered: false, adding: &tensors)
    case let layer as GroupNormalization:
      return groupNormalization(layer, adding: &tensors)
    case is Scale, is LayerScale:
      return scaling(adding: &tensors)
    default:
      return withoutNumbers
    }
  }

  /// The page has one output a layer, the first. So a layer that reads another one has no operation.
  private var readsWhatIsShown: Bool {
    !call.inputs.isEmpty
      && call.inputs.allSatisfy { model.layers[model.calls[$0].layer].calls.first == $0 }
  }

  /// Operations that need nothing but their inputs.
  private var withoutNumbers: PageObject? {
    switch layer.layer {
    case let layer as LocalResponseNormalization:
      return operation(
        "responseNormalization",
        [
          ("size", layer.size), ("k", layer.k), ("beta", layer.beta),
          ("alpha", layer.dividesAlpha ? layer.alpha / Double(layer.size) : layer.alpha),
        ])
    case let layer as any MergingLayer:
      return operation("merging", [("function", layer.operation.rawValue)])
    case let layer as Concatenate:
      return isAlongChannels(layer.axis) ? operation("concatenation") : nil
    case let layer as Flatten:
      return operation("flattening", [("isChannelsFirst", layer.order == .channelsFirst)])
    case let layer as ZeroPadding2D:
      return operation("padding", [("top", layer.top), ("left", layer.left)])
    case let layer as UpSampling2D where layer.interpolation == .nearest:
      return operation("repetition", [("size", layer.size.pair)])
    case is Dropout, is PassThrough:
      return operation("identity")
    default:
      return activation
    }
  }

  private var activation: PageObject? {
    switch layer.layer {
    case let layer as ReLU:
      return operation(
        "activation",
        [
          ("function", "relu"), ("slope", layer.negativeSlope), ("threshold", layer.threshold),
          ("maximum", layer.maxValue),
        ])
    case let layer as LeakyReLU:
      return operation("activation", [("function", "leaky_relu"), ("slope", layer.negativeSlope)])
    case let layer as ELU:
      return operation("activation", [("function", "elu"), ("alpha", layer.alpha)])
    case let layer as Softmax:
      return isAlongChannels(layer.axis) ? operation("activation", [("function", "softmax")]) : nil
    case is Activation, is Clip:
      return layer.layer.activationFunction.map {
        operation("activation", [("function", $0.rawValue)])
      }
    default:
      return nil
    }
  }

  func operation(
    _ kind: String, _ members: [(name: String, value: (any PageValue)?)] = []
  ) -> PageObject {
    var object = PageObject()
    object.set("kind", kind)
    for member in members { object.set(member.name, member.value) }
    return object
  }

  /// Whether an axis, the batch counted, is that of the channels; so it is where none is stated.
  func isAlongChannels(_ axis: Int?) -> Bool {
    guard let axis, let shape = call.inputShapes.first else { return true }
    return (try? shape.place(of: axis)) == shape.channelAxis
  }
}

extension Extent {
  /// Height and width.
  var pair: [Int] { [height, width] }
}

extension [Tensor] {
  /// Adds a tensor, and gives its place.
  mutating func add(_ tensor: Tensor) -> Int {
    append(tensor)
    return count - 1
  }
}
