import ModelDescription
import Tensors

/// The numbers that the layers of a model are run with, for those who show them.
package struct LayerTensors {
  /// A kernel, and by how many numbers those lie apart that follow one another along a dimension.
  package struct Kernel {
    package let tensor: Tensor
    package let outputStride: Int

    /// Along the inputs of one group; of all groups where the convolution is transposed.
    package let inputStride: Int

    /// 0 for a dense layer.
    package let rowStride: Int
    package let columnStride: Int

    /// Whether the inputs of a dense layer that are flattened maps follow one another channel by
    /// channel.
    package let isChannelsFirst: Bool
  }

  private let model: Model
  private let file: any NamedTensors
  private let names: Set<String>

  package init(_ model: Model, weights: any NamedTensors) {
    self.model = model
    file = weights.named(for: model)
    names = Set(file.names)
  }

  /// The layers that have their numbers, and behind none that lack theirs, in the model's order.
  package var layersToRun: [String] {
    let owners = Set(
      names.map { $0.prefix(upTo: $0.lastIndex { "/.".contains($0) } ?? $0.endIndex) })
    var isComplete: [Bool] = []
    for call in model.calls {
      let layer = model.layers[call.layer]
      let isOwn = model.weights(of: layer).isEmpty || owners.contains(layer.name[...])
      isComplete.append(isOwn && call.inputs.allSatisfy { isComplete[$0] })
    }
    return model.layers.filter { $0.calls.first.map { isComplete[$0] } ?? false }.map(\.name)
  }

  /// The kernel of a convolution or a dense layer; `nil` where there is none, or not in its shape.
  ///
  /// - Parameter name: Keras's, of a layer that has several.
  package func kernel(_ name: String = "kernel", of layer: ModelLayer) -> Kernel? {
    guard let shape = stated(name, of: layer)?.shape else { return nil }
    if shape.count == 2 { return denseKernel(of: layer, inputs: shape[0], units: shape[1]) }
    guard shape.count == 4 else { return nil }
    let isDepthwise = layer.layer is DepthwiseConv2D || name == "depthwise_kernel"
    let isTransposed = layer.layer is Conv2DTranspose
    let size = Extent(height: shape[0], width: shape[1])
    let (inputs, outputs) =
      isDepthwise
      ? (1, shape[2] * shape[3]) : isTransposed ? (shape[3], shape[2]) : (shape[2], shape[3])
    let (outer, inner) = isTransposed ? (inputs, outputs) : (outputs, inputs)
    let weights = self.weights(of: layer)
    guard
      let tensor = try? weights.kernel(
        name, keras: shape, pyTorch: [outer, inner, size.height, size.width]
      ).tensor
    else { return nil }
    let order = KernelOrder(
      groups: 1, outputs: outputs, inputs: inputs, size: size, convention: weights.convention,
      isTransposed: isTransposed)
    let strides = order.fileStrides
    return Kernel(
      tensor: tensor, outputStride: strides[1], inputStride: strides[2], rowStride: strides[3],
      columnStride: strides[4], isChannelsFirst: false)
  }

  private func denseKernel(of layer: ModelLayer, inputs: Int, units: Int) -> Kernel? {
    let weights = self.weights(of: layer)
    guard
      let tensor = try? weights.kernel(keras: [inputs, units], pyTorch: [units, inputs]).tensor
    else { return nil }
    let isPyTorch = weights.convention == .pyTorch
    return Kernel(
      tensor: tensor, outputStride: isPyTorch ? inputs : 1, inputStride: isPyTorch ? 1 : units,
      rowStride: 0, columnStride: 0, isChannelsFirst: isPyTorch)
  }

  /// One number for each channel, under Keras's name or PyTorch's; `nil` where there is none.
  package func perChannel(_ keras: String, _ pyTorch: String, of layer: ModelLayer) -> Tensor? {
    guard let weight = stated(keras, of: layer), weight.shape.count == 1 else { return nil }
    return try? weights(of: layer).tensor(keras, pyTorch, shape: weight.shape).tensor
  }

  private func stated(_ name: String, of layer: ModelLayer) -> Weight? {
    model.weights(of: layer).first { $0.name == name }
  }

  private func weights(of layer: ModelLayer) -> LayerWeights {
    LayerWeights(layer: layer.name, file: file, names: names)
  }
}
