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
    var shared: [BufferIndex] = []
    for (index, buffer) in buffers.enumerated() {
      let byteCount = MemoryPlan.rounded(buffer.byteCount)
      switch buffer.origin {
      case .weights:
        offsets[index] = weightsByteCount
        weightsByteCount += byteCount
      case .output:
        offsets[index] = outputByteCount
        outputByteCount += byteCount
      case .arena, .input:
        shared.append(index)
      case .file:
        break
      }
    }
    var plan = MemoryPlan()
    let places = plan.place(
      shared.map { index in
        let buffer = buffers[index]
        let life = buffer.life ?? 0...0
        // Inputs are written before the first step.
        if case .input = buffer.origin { return (buffer.byteCount, 0...life.upperBound) }
        return (buffer.byteCount, life)
      })
    for (index, offset) in zip(shared, places) { offsets[index] = offset }
    arenaByteCount = plan.byteCount
  }
}
