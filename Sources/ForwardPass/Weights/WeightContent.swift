import COneDNN

/// Weights that are brought into order once, before the first pass.
struct WeightFilling: Sendable {
  let buffer: BufferIndex
  let content: WeightContent
}

/// What a buffer of weights is to hold.
enum WeightContent: Sendable {
  /// A convolution's kernel in the layout that an operation wants, times the factors of the batch
  /// normalisation that follows.
  case kernel(NamedTensor, KernelOrder, DataLayout, BatchStatistics?)

  /// The numbers as they are in the file.
  case copy(NamedTensor)

  /// The bias of a convolution, if there is any, and of the batch normalisation that follows.
  case shifts(BatchStatistics, NamedTensor?)

  /// One number for all.
  case constant(Float, count: Int)

  /// How many numbers the file has, for beginning with the largest.
  var count: Int {
    switch self {
    case .kernel(let kernel, _, _, _): kernel.tensor.count
    case .copy(let stored): stored.tensor.count
    case .shifts, .constant: 0
    }
  }

  /// Whether one thread writes the numbers, so that others may do the same with other weights;
  /// oneDNN, which alone knows some layouts, uses all processors itself.
  var isParallel: Bool {
    if case .kernel(_, _, let layout, _) = self { layout.hasBlocks } else { true }
  }

  /// Writes the numbers into memory that holds zeros.
  func write(to destination: UnsafeMutablePointer<Float>) throws(ForwardPassError) {
    switch self {
    case .kernel(let kernel, let order, let layout, let normalization):
      let factors =
        try normalization?.factors()
        ?? [Float](repeating: 1, count: order.groups * order.outputs)
      if let isFinite = order.write(kernel.tensor, times: factors, to: destination, as: layout) {
        guard isFinite else { throw kernel.notFinite }
      } else {
        try reorder(kernel, order, times: factors, to: destination, as: layout)
      }
    case .copy(let stored): try stored.write(to: destination)
    case .shifts(let statistics, let bias):
      try statistics.writeShifts(over: bias, to: destination)
    case .constant(let number, let count):
      destination.update(repeating: number, count: count)
    }
  }

  /// Leaves it to oneDNN to bring a kernel into a layout that only it knows.
  private func reorder(
    _ kernel: NamedTensor, _ order: KernelOrder, times factors: [Float],
    to destination: UnsafeMutablePointer<Float>, as layout: DataLayout
  ) throws(ForwardPassError) {
    guard let fileLayout = order.fileLayout else {
      throw .refused(kernel.name)
    }
    let operation = try Operation(for: kernel.name) {
      onednn_plan_reorder(fileLayout.pointer, layout.pointer, $0)
    }
    try operation.prepare()
    let plain = try Slab(byteCount: fileLayout.byteCount)
    let numbers = plain.base.bindMemory(to: Float.self, capacity: kernel.tensor.count)
    try kernel.write(to: numbers)
    order.multiply(numbers, by: factors)
    let scratch = try Slab(byteCount: operation.scratchByteCount)
    try operation.bind(.source, to: plain.base)
    try operation.bind(.destination, to: destination)
    if operation.scratchByteCount > 0 { try operation.bind(.scratch, to: scratch.base) }
    try operation.run()
  }
}
