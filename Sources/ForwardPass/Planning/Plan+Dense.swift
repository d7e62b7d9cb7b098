import COneDNN
import ModelDescription

extension Plan {
  /// The numbers of each example in a row, in the order that the layer says.
  mutating func add(
    _ layer: Flatten, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    if layer.order == .channelsFirst, input.shape.count == 3 {
      let columns = try inChannelsFirstLayout(input, layer: target.name)
      return PlannedValue(
        shape: target.shape, layout: try plainLayout(target.shape, layer: target.name),
        buffer: columns.buffer)
    }
    var row = try reshaped(input, target)
    row.flattenedFrom = input.flattenedFrom ?? input.shape
    return row
  }

  private mutating func inChannelsFirstLayout(
    _ maps: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    let layout = try require(
      DataLayout.channelsFirst(example: maps.shape, batch: batch), layer: layer)
    return try inLayout(layout, maps, layer: layer)
  }

  /// A dense layer, whose kernel is used in the order in which the file has it.
  mutating func add(
    _ layer: Dense, to input: PlannedValue, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let weights = self.weights(of: target.name)
    let inputs = input.channels
    let kernel = try weights.kernel(
      keras: [inputs, layer.units], pyTorch: [layer.units, inputs])
    let strides = weights.convention == .keras ? [1, layer.units] : [inputs, 1]
    let kernelLayout = try require(
      DataLayout(sizes: [layer.units, inputs], strides: strides), layer: target.name)
    let biasLayout = try require(
      DataLayout(sizes: [layer.units], strides: [1]), layer: target.name)

    let rows = try denseInput(input, convention: weights.convention, target)
    let count = input.shape.dropLast().reduce(batch, *)
    let source = try require(
      DataLayout(sizes: [count, inputs], strides: [inputs, 1]), layer: target.name)
    let destination = try require(
      DataLayout(sizes: [count, layer.units], strides: [layer.units, 1]), layer: target.name)
    let functions = (layer.activation.numberFunctions ?? []) + target.followers.functions
    let (operation, rest) = try plan(functions) { functions throws(ForwardPassError) in
      try Operation(for: target.name) {
        onednn_plan_inner_product(
          source.pointer, kernelLayout.pointer, layer.useBias ? biasLayout.pointer : nil,
          destination.pointer, functions, Int32(functions.count), $0)
      }
    }
    var parts = [
      (Operation.Part.weights, addWeightsAsStored(kernel, layout: kernelLayout))
    ]
    if layer.useBias {
      let bias = try weights.bias(layer.units)
      parts.append((.bias, addWeightsAsStored(bias, layout: biasLayout)))
    }
    let product = try add(
      operation, to: rows, shape: target.shape, with: parts,
      derivative: .product(
        rows: count, inputs: inputs, units: layer.units, kernelStrides: strides))
    let result = PlannedValue(
      shape: target.shape, layout: try plainLayout(target.shape, layer: target.name),
      buffer: product.buffer)
    return layer.activation.numberFunctions == nil
      ? try addActivation(layer.activation, to: result, target)
      : try addFunctions(rest, to: result, layer: target.name)
  }

  /// A dense layer on maps with their channels first, where it multiplies the last dimension, too:
  /// the numbers of a row.
  mutating func addAlongColumns(
    _ layer: Dense, to input: PlannedValue, _ shapes: [Shape], _ target: GeneralTarget,
    _ followers: Followers
  ) throws(ForwardPassError) -> PlannedValue {
    guard let shape = shapes.first, target.shape.isChannelsFirst else {
      throw .refused(target.name)
    }
    let sizes = try declared(shape, layer: target.name)
    let rows = try inDeclaredOrder(input, sizes, layer: target.name)
    let example = Array(sizes.sizes.dropFirst())
    let value = PlannedValue(
      shape: example, layout: try plainLayout(example, layer: target.name), buffer: rows.buffer)
    let product = try add(
      layer, to: value,
      Target(
        name: target.name, shape: example.dropLast() + [layer.units], followers: followers))
    return try planned(
      try inPlainLayout(product, layer: target.name).buffer, as: target.shape, layer: target.name)
  }

  /// The rows that a kernel multiplies. PyTorch's follow maps that were flattened one channel
  /// after the other.
  private mutating func denseInput(
    _ input: PlannedValue, convention: LayerWeights.Convention, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let plain = try inPlainLayout(input, layer: target.name)
    guard convention == .pyTorch, let maps = input.flattenedFrom, maps.count == 3 else {
      return plain
    }
    let asMaps = PlannedValue(
      shape: maps, layout: try plainLayout(maps, layer: target.name), buffer: plain.buffer)
    return try inChannelsFirstLayout(asMaps, layer: target.name)
  }
}
