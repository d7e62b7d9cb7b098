import ModelDescription

/// The order in which the numbers of feature maps lie that are declared channels first.
enum MapOrder {
  /// Batch, channels, height, width.
  case declared

  /// Batch, height, width, channels, as most layers compute.
  case channelsLast

  /// The declared dimensions in the order of memory.
  func dimensions(of shape: DeclaredShape) -> [Int] {
    shape.isChannelsFirst && self == .channelsLast ? [0, 2, 3, 1] : Array(shape.sizes.indices)
  }
}

extension Plan {
  func declared(_ shape: Shape, layer: String) throws(ForwardPassError) -> DeclaredShape {
    try DeclaredShape(shape, batch: batch, layer: layer)
  }

  /// Whether the numbers lie in the declared order already.
  func liesAsDeclared(
    _ value: PlannedValue, _ shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> Bool {
    value.layout.isSame(as: try layout(of: shape, .declared, layer: layer))
  }

  /// The value with its strides: maps stay in either order, others are in the declared one.
  mutating func strided(
    _ value: PlannedValue, _ shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> StridedValue {
    let isDeclared = try liesAsDeclared(value, shape, layer: layer)
    return try inOrder(isDeclared ? .declared : .channelsLast, value, shape, layer: layer)
  }

  /// The value with its numbers in the declared order.
  mutating func inDeclaredOrder(
    _ value: PlannedValue, _ shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> StridedValue {
    try inOrder(.declared, value, shape, layer: layer)
  }

  /// The value with its numbers in one of the two orders.
  mutating func inOrder(
    _ order: MapOrder, _ value: PlannedValue, _ shape: DeclaredShape, layer: String
  ) throws(ForwardPassError) -> StridedValue {
    let ready = try inLayout(try layout(of: shape, order, layer: layer), value, layer: layer)
    guard shape.isChannelsFirst && order == .channelsLast else {
      return StridedValue(sizes: shape.sizes, buffer: ready.buffer)
    }
    let (channels, height, width) = (shape.sizes[1], shape.sizes[2], shape.sizes[3])
    return StridedValue(
      sizes: shape.sizes,
      strides: [height * width * channels, 1, width * channels, channels], buffer: ready.buffer)
  }

  /// A buffer of numbers as the value of a layer that declares `shape`.
  func planned(
    _ buffer: BufferIndex, as shape: DeclaredShape, in order: MapOrder = .declared, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    PlannedValue(
      shape: shape.example, layout: try layout(of: shape, order, layer: layer), buffer: buffer)
  }

  private func layout(
    of shape: DeclaredShape, _ order: MapOrder, layer: String
  ) throws(ForwardPassError) -> DataLayout {
    let layout =
      shape.isChannelsFirst && order == .declared
      ? DataLayout.channelsFirst(example: shape.example, batch: shape.batch)
      : DataLayout.plain(example: shape.example, batch: shape.batch)
    return try require(layout, layer: layer)
  }

  /// Adds a loop over any number of sources, and gives the buffer that it writes.
  mutating func addLoop(
    over sources: [BufferIndex], count: Int, derivative: Derivative? = nil,
    _ loop: @escaping @Sendable ([UnsafePointer<Float>], UnsafeMutablePointer<Float>) -> Void
  ) -> BufferIndex {
    let buffer = addBuffer(byteCount: count * MemoryLayout<Float>.stride)
    addStep(
      .loop(loop), sources.map { (.source, $0) } + [(.destination, buffer)],
      derivative: derivative)
    return buffer
  }
}
