import COneDNN
import ModelDescription

/// Layers with numbers of their own for each channel.
extension Plan {
  /// (x − mean) / √(variance + epsilon) · gamma + beta, and what follows.
  mutating func add(
    _ layer: BatchNormalization, to input: PlannedValue, shape: Shape, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    let axis = try axis(layer.axis, of: input, shape, target)
    let channels = input.shape[axis]
    let own = try BatchStatistics(layer, weights(of: target.name), channels: channels)
    let numbers = target.followers.normalization ?? own
    let source = try seen(input, along: axis, layer: target.name)
    var functions = target.followers.functions
    let isReLUNext = functions.first?.isReLU ?? false
    if isReLUNext { functions.removeFirst() }
    let operation = try Operation(for: target.name) {
      onednn_plan_batch_normalization(
        source.layout.pointer, Float(layer.epsilon), isReLUNext, $0)
    }
    let perChannel = try require(DataLayout(sizes: [channels], strides: [1]), layer: target.name)
    func part(
      _ part: Operation.Part, _ stored: NamedTensor?, else constant: Float
    ) -> (Operation.Part, BufferIndex) {
      let name = stored?.name ?? "\(target.name) \(part)"
      let content = stored.map { WeightContent.copy($0) } ?? .constant(constant, count: channels)
      return (part, addWeights(name, layout: perChannel, content: content))
    }
    let parts = [
      part(.mean, numbers.mean, else: 0), part(.variance, numbers.variance, else: 1),
      part(.scale, numbers.gamma, else: 1), part(.shift, numbers.beta, else: 0),
    ]
    let result = try add(
      operation, to: source, shape: target.shape, with: parts, mayOverwrite: true,
      derivative: .channelFactors(channels: channels, epsilon: layer.epsilon))
    return try addFunctions(
      functions, to: try unseen(result, like: input, layer: target.name), layer: target.name)
  }

  /// x where positive, a learned slope times x elsewhere.
  mutating func add(
    _ layer: PReLU, to input: PlannedValue, shape: Shape, _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard let sizes = layer.weights(for: [shape]).first?.shape else { throw .refused(target.name) }
    let slopes = try weights(of: target.name).kernel("alpha", keras: sizes, pyTorch: sizes)
    var source = input
    var layout: DataLayout?
    switch layer.slopes {
    case .one:
      layout = DataLayout.channels(1, rank: input.layoutRank)
    case .perChannel:
      let axis = try axis(nil, of: input, shape, target)
      source = try seen(input, along: axis, layer: target.name)
      layout = DataLayout.channels(
        input.shape[axis], rank: axis == input.shape.count - 1 ? input.layoutRank : 3)
    case .sharing where shape.isFeatureMaps && sizes.count == 3:
      layout =
        shape.dataFormat == .channelsFirst
        ? DataLayout.channelsFirst(example: [sizes[1], sizes[2], sizes[0]], batch: 1)
        : DataLayout.plain(example: sizes, batch: 1)
    case .sharing:
      // One slope for each number of an example, or one for each of the last dimension.
      guard let last = sizes.last, sizes.dropLast().allSatisfy({ $0 == 1 }) || sizes == input.shape
      else { throw .layerNotSupported(layer: target.name, className: layer.className) }
      if sizes == input.shape, sizes.count > 1 {
        source = try seenAsRows(input, layer: target.name)
        layout = DataLayout.channels(sizes.reduce(1, *), rank: 2)
      } else {
        layout = DataLayout.channels(last, rank: 2)
      }
    }
    let perNumber = try require(layout, layer: target.name)
    let operation = try Operation(for: target.name) {
      onednn_plan_prelu(source.layout.pointer, perNumber.pointer, $0)
    }
    let buffer = addWeights(slopes.name, layout: perNumber, content: .copy(slopes))
    let result = try add(
      operation, to: source, shape: input.shape, with: [(.weights, buffer)],
      derivative: .learnedSlopes)
    return try unseen(result, like: input, layer: target.name)
  }

  // MARK: Views

  /// The place in a planned value's shape of a dimension that the model states, the channels for
  /// `nil`.
  private func axis(
    _ axis: Int?, of input: PlannedValue, _ shape: Shape, _ target: Target
  ) throws(ForwardPassError) -> Int {
    guard let place = axis.map({ try? shape.place(of: $0) }) ?? shape.channelAxis, place > 0,
      shape.example.count == input.shape.count
    else { throw .refused(target.name) }
    return shape.isFeatureMaps && shape.dataFormat == .channelsFirst ? (place + 1) % 3 : place - 1
  }

  /// The value with one of its dimensions where oneDNN has the channels.
  private mutating func seen(
    _ input: PlannedValue, along axis: Int, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    guard axis < input.shape.count - 1 else { return input }
    let (before, after) = (input.shape[..<axis], input.shape[(axis + 1)...])
    let (size, inner) = (input.shape[axis], after.reduce(1, *))
    let layout = DataLayout(
      sizes: [before.reduce(batch, *), size, inner], strides: [size * inner, inner, 1])
    return PlannedValue(
      shape: input.shape, layout: try require(layout, layer: layer),
      buffer: try inPlainLayout(input, layer: layer).buffer)
  }

  /// The value with all numbers of an example as its channels.
  private mutating func seenAsRows(
    _ input: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    PlannedValue(
      shape: input.shape, layout: try plainLayout([input.shape.reduce(1, *)], layer: layer),
      buffer: try inPlainLayout(input, layer: layer).buffer)
  }

  /// What was computed from such a view, with all its dimensions again.
  private func unseen(
    _ result: PlannedValue, like input: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    let isSame = result.layout.isSame(as: input.layout)
    return PlannedValue(
      shape: input.shape,
      layout: isSame ? result.layout : try plainLayout(input.shape, layer: layer),
      buffer: result.buffer, flattenedFrom: input.flattenedFrom)
  }
}

extension onednn_function {
  fileprivate var isReLU: Bool { kind == ONEDNN_RELU && alpha == 0 }
}

extension PlannedValue {
  /// The number of dimensions as oneDNN counts them.
  fileprivate var layoutRank: Int { shape.count == 3 ? 4 : 2 }
}
