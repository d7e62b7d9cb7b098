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
    case is Scale:
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

  private func operation(
    _ kind: String, _ members: [(name: String, value: (any PageValue)?)] = []
  ) -> PageObject {
    var object = PageObject()
    object.set("kind", kind)
    for member in members { object.set(member.name, member.value) }
    return object
  }

  /// Whether an axis, the batch counted, is that of the channels; so it is where none is stated.
  private func isAlongChannels(_ axis: Int?) -> Bool {
    guard let axis, let shape = call.inputShapes.first else { return true }
    return (try? shape.place(of: axis)) == shape.channelAxis
  }
}

// MARK: Windows

extension LayerOperation {
  private func convolution(groups: Int, adding tensors: inout [Tensor]) -> PageObject? {
    guard var object = windowed("convolution") else { return nil }
    object.set("groups", groups)
    addKernel(to: &object, adding: &tensors) {
      [$0.outputStride, $0.inputStride, $0.rowStride, $0.columnStride]
    }
    return object
  }

  private func pooling(_ function: String, countsPadding: Bool = false) -> PageObject? {
    guard var object = windowed("pooling") else { return nil }
    object.set("function", function)
    object.set("countsPadding", countsPadding)
    return object
  }

  /// An operation with a window that slides over maps; padding is top, bottom, left, right.
  private func windowed(_ kind: String) -> PageObject? {
    guard let window = layer.layer.window, let maps = call.inputShapes.first?.featureMaps else {
      return nil
    }
    let rows = window.margins(of: maps.height, along: .height)
    let columns = window.margins(of: maps.width, along: .width)
    return operation(
      kind,
      [
        ("kernel", window.size.pair), ("strides", window.strides.pair),
        ("dilation", window.dilationRate.pair),
        ("padding", [rows.before, rows.after, columns.before, columns.after]),
      ])
  }
}

// MARK: Numbers of the layer

extension LayerOperation {
  private func dense(adding tensors: inout [Tensor]) -> PageObject? {
    // Of a table of rows each is multiplied; the page computes single rows only.
    guard call.inputShapes.first?.dimensions.count == 2 else { return nil }
    var object = operation("dense")
    let kernel = addKernel(to: &object, adding: &tensors) { [$0.outputStride, $0.inputStride] }
    if kernel?.isChannelsFirst == true, let maps = flattenedMaps {
      object.set("flattened", [maps.height, maps.width, maps.channels])
    }
    return object
  }

  /// Adds the kernel, or how many numbers it has if these are too many, the bias and the function.
  @discardableResult
  private func addKernel(
    to object: inout PageObject, adding tensors: inout [Tensor],
    strides: (LayerTensors.Kernel) -> [Int]
  ) -> LayerTensors.Kernel? {
    let count = model.weights(of: layer).first?.count ?? 0
    object.set("activation", layer.layer.activationFunction?.rawValue)
    guard count <= largestKernel, let kernel = weights.kernel(of: layer) else {
      object.set("omitted", count)
      return nil
    }
    object.set("weightStrides", strides(kernel))
    object.set("weights", tensors.add(kernel.tensor))
    object.set("bias", weights.perChannel("bias", "bias", of: layer).map { tensors.add($0) })
    return kernel
  }

  private func batchNormalization(
    _ layer: BatchNormalization, adding tensors: inout [Tensor]
  ) -> PageObject? {
    guard isAlongChannels(layer.axis),
      let mean = weights.perChannel("moving_mean", "running_mean", of: self.layer),
      let variance = weights.perChannel("moving_variance", "running_var", of: self.layer)
    else { return nil }
    var object = operation("batchNormalization", [("epsilon", layer.epsilon)])
    object.set("mean", tensors.add(mean))
    object.set("variance", tensors.add(variance))
    addFactors(to: &object, adding: &tensors)
    return object
  }

  private func scaling(adding tensors: inout [Tensor]) -> PageObject {
    var object = operation("scaling")
    addFactors(to: &object, adding: &tensors)
    return object
  }

  private func addFactors(to object: inout PageObject, adding tensors: inout [Tensor]) {
    object.set("gamma", weights.perChannel("gamma", "weight", of: layer).map { tensors.add($0) })
    object.set("beta", weights.perChannel("beta", "bias", of: layer).map { tensors.add($0) })
  }

  /// The maps that were flattened into what the layer reads, pixel by pixel.
  private var flattenedMaps: (height: Int, width: Int, channels: Int)? {
    var place = call.inputs.first
    while let index = place {
      let before = model.calls[index]
      if let flatten = model.layers[before.layer].layer as? Flatten {
        return flatten.order == .channelsLast ? before.inputShapes.first?.featureMaps : nil
      }
      guard before.inputs.count == 1, before.inputShapes == [before.outputShape] else { return nil }
      place = before.inputs.first
    }
    return nil
  }
}

extension Extent {
  /// Height and width.
  fileprivate var pair: [Int] { [height, width] }
}

extension [Tensor] {
  /// Adds a tensor, and gives its place.
  mutating func add(_ tensor: Tensor) -> Int {
    append(tensor)
    return count - 1
  }
}
