import Tensors
import Threads

/// A plan with its memory, its weights in order and its machine code: ready to run.
final class Program: @unchecked Sendable {
  /// Where the results lie in the memory of a pass, in bytes.
  let resultOffsets: [Int]

  private let plan: Plan
  private let places: BufferPlaces
  private let arena: Slab
  private let weights: Slab
  private let outputs: SlabPool

  /// Prepares the operations and the weights of a plan, on all processors.
  init(_ plan: Plan, results: [BufferIndex]) throws(ForwardPassError) {
    self.plan = plan
    places = BufferPlaces(plan.buffers)
    arena = try Slab(byteCount: places.arenaByteCount)
    weights = try Slab(byteCount: places.weightsByteCount)
    outputs = SlabPool(byteCount: places.outputByteCount)
    resultOffsets = results.map { [places] in places.offsets[$0] }
    let works = preparation()
    let outcomes = concurrentMap(works.count) { index in
      Result { () throws(ForwardPassError) in try works[index].perform() }
    }
    for outcome in outcomes { try outcome.get() }
    for filling in plan.fillings where !filling.content.isParallel {
      try fill(filling)
    }
  }

  /// What is to be done before the first pass, the longest pieces first.
  private func preparation() -> [Preparation] {
    plan.steps.map { .step($0) }
      + plan.fillings.filter(\.content.isParallel)
      .sorted { $0.content.count > $1.content.count }.map { .weights($0, in: self) }
      + plan.checks.map { .check($0) }
  }

  /// Brings weights into order in their place.
  fileprivate func fill(_ filling: WeightFilling) throws(ForwardPassError) {
    let place = weights.base + places.offsets[filling.buffer]
    try filling.content.write(to: place.assumingMemoryBound(to: Float.self))
  }

  /// Runs all steps.
  ///
  /// - Parameter examples: for each example a tensor of the right shape for each input.
  /// - Returns: memory that holds the results.
  func run(_ examples: [[Tensor]]) throws(ForwardPassError) -> TensorStorage {
    try run(examples, until: plan.steps.count) { _ in [] }
  }

  /// Runs the first steps, takes a last input for each example, and runs the other steps.
  ///
  /// - Parameters:
  ///   - count: the number of first steps.
  ///   - last: gives the last input; it may look at the results so far.
  func run(
    _ examples: [[Tensor]], until count: Int,
    last: (_ results: TensorStorage) throws(ForwardPassError) -> [Tensor]
  ) throws(ForwardPassError) -> TensorStorage {
    let output = try outputs.take()
    let storage = outputs.storage(over: output)
    let inputCount = examples.first?.count ?? 0
    for number in 0..<inputCount { fill(input: number, with: examples.map { $0[number] }) }
    for step in plan.steps[..<count] { try run(step, output: output) }
    fill(input: inputCount, with: try last(storage))
    for step in plan.steps[count...] { try run(step, output: output) }
    return storage
  }

  /// One example of a result.
  func tensor(
    of result: Int, example: Int, shape: [Int], in storage: TensorStorage
  ) -> Tensor? {
    Tensor(
      shape: shape, elementType: .float32, storage: storage,
      byteOffset: resultOffsets[result] + example * shape.reduce(4, *))
  }

  private func fill(input number: Int, with tensors: [Tensor]) {
    for (index, buffer) in plan.buffers.enumerated() {
      if case .input(number) = buffer.origin {
        copy(tensors, to: arena.base + places.offsets[index])
      }
    }
  }

  private func copy(_ tensors: [Tensor], to destination: UnsafeMutableRawPointer) {
    var start = destination
    for tensor in tensors {
      let count = tensor.count
      tensor.copyFloats(
        to: UnsafeMutableBufferPointer(
          start: start.bindMemory(to: Float.self, capacity: count), count: count))
      start += count * MemoryLayout<Float>.stride
    }
  }

  private func run(_ step: Step, output: Slab) throws(ForwardPassError) {
    switch step.action {
    case .operation(let operation):
      for part in step.parts {
        guard let place = address(of: part.buffer, output: output) else { continue }
        try operation.bind(part.part, to: place)
      }
      try operation.run()
    case .loop(let loop):
      let places = step.parts.compactMap { address(of: $0.buffer, output: output) }
      guard places.count == step.parts.count, let destination = places.last else { return }
      loop(
        places.dropLast().map { UnsafePointer($0.assumingMemoryBound(to: Float.self)) },
        destination.assumingMemoryBound(to: Float.self))
    }
  }

  private func address(of buffer: BufferIndex, output: Slab) -> UnsafeMutableRawPointer? {
    let offset = places.offsets[buffer]
    return switch plan.buffers[buffer].origin {
    case .arena, .input: arena.base + offset
    case .weights: weights.base + offset
    case .output: output.base + offset
    // The tensor is part of the plan and keeps its memory; operations only read it.
    case .file(let tensor):
      tensor.withUnsafeBytes { UnsafeMutableRawPointer(mutating: $0.baseAddress) }
    }
  }
}

/// One thing to be done before the first pass, on any thread.
private enum Preparation: Sendable {
  /// Machine code for a step.
  case step(Step)

  /// Weights brought into order.
  case weights(WeightFilling, in: Program)

  /// A look through numbers that are used where they lie.
  case check(NamedTensor)

  func perform() throws(ForwardPassError) {
    switch self {
    case .step(let step): try step.prepare()
    case .weights(let filling, let program): try program.fill(filling)
    case .check(let stored): try stored.checkFinite()
    }
  }
}
