import ForwardPass
import ModelDescription
import Tensors

extension LayerOperation {
  func dense(adding tensors: inout [Tensor]) -> PageObject? {
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
  func addKernel(
    _ name: String = "kernel", to object: inout PageObject, adding tensors: inout [Tensor],
    strides: (LayerTensors.Kernel) -> [Int]
  ) -> LayerTensors.Kernel? {
    let count = model.weights(of: layer).map(\.count).max() ?? 0
    object.set("activation", layer.layer.activationFunction?.rawValue)
    guard count <= largestKernel, let kernel = weights.kernel(name, of: layer) else {
      object.set("omitted", count)
      return nil
    }
    object.set("weightStrides", strides(kernel))
    object.set("weights", tensors.add(kernel.tensor))
    object.set("bias", weights.perChannel("bias", "bias", of: layer).map { tensors.add($0) })
    return kernel
  }

  func batchNormalization(
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

  /// What is computed from the numbers of all channels at a place.
  func normalization(
    along axis: Int, epsilon: Double, isCentered: Bool, adding tensors: inout [Tensor]
  ) -> PageObject? {
    guard isAlongChannels(axis) else { return nil }
    var object = operation("normalization", [("epsilon", epsilon), ("isCentered", isCentered)])
    addFactors(to: &object, adding: &tensors)
    return object
  }

  /// What is computed from all numbers of a group of channels.
  func groupNormalization(
    _ layer: GroupNormalization, adding tensors: inout [Tensor]
  ) -> PageObject? {
    guard isAlongChannels(layer.axis), let channels = call.inputShapes.first?.channels else {
      return nil
    }
    var object = operation("normalization", [("epsilon", layer.epsilon), ("isCentered", true)])
    object.set("groups", layer.groups == -1 ? channels : layer.groups)
    addFactors(to: &object, adding: &tensors)
    return object
  }

  func scaling(adding tensors: inout [Tensor]) -> PageObject {
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
