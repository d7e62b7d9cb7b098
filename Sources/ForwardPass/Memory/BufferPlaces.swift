/// The places of all buffers of a plan: which memory, and how far from its beginning.
struct BufferPlaces {
  /// The place of each buffer in its memory, in bytes; 0 for buffers that lie in a file.
  private(set) var offsets: [Int]

  /// The memory between steps, inputs included.
  private(set) var arenaByteCount = 0
  private(set) var weightsByteCount = 0
  private(set) var outputByteCount = 0

  init(_ buffers: [Buffer]) {
    offsets = [Int](repeating: 0, count: buffers.count)
    var shared = SharedBuffers()
    for (index, buffer) in buffers.enumerated() {
      let byteCount = MemoryPlan.rounded(buffer.byteCount)
      switch buffer.origin {
      case .weights:
        offsets[index] = weightsByteCount
        weightsByteCount += byteCount
      case .output:
        offsets[index] = outputByteCount
        outputByteCount += byteCount
      case .arena: shared.add(index, buffer, life: buffer.life ?? 0...0)
      // Inputs are written before the first step.
      case .input: shared.add(index, buffer, life: 0...(buffer.life?.upperBound ?? 0))
      case .file: break
      }
    }
    var plan = MemoryPlan()
    let places = plan.place(shared.blocks.map { ($0.byteCount, $0.life) })
    for (block, offset) in zip(shared.blocks, places) {
      for index in block.buffers { offsets[index] = offset }
    }
    arenaByteCount = plan.byteCount
  }
}

/// The pieces of memory that buffers between steps need; one that overwrites its predecessor has
/// the same.
private struct SharedBuffers {
  struct Block {
    let byteCount: Int
    var life: ClosedRange<Int>
    var buffers: [BufferIndex]
  }

  private(set) var blocks: [Block] = []

  /// The block of each buffer.
  private var places: [BufferIndex: Int] = [:]

  mutating func add(_ index: BufferIndex, _ buffer: Buffer, life: ClosedRange<Int>) {
    if let predecessor = buffer.predecessor, let place = places[predecessor],
      blocks[place].life.upperBound == life.lowerBound,
      blocks[place].byteCount == buffer.byteCount
    {
      blocks[place].life = blocks[place].life.lowerBound...life.upperBound
      blocks[place].buffers.append(index)
      places[index] = place
    } else {
      places[index] = blocks.count
      blocks.append(Block(byteCount: buffer.byteCount, life: life, buffers: [index]))
    }
  }
}
