/// Gives buffers their places in one piece of memory, so that buffers which are never needed at
/// the same time share it.
struct MemoryPlan {
  /// The bytes that are needed in all.
  private(set) var byteCount = 0

  private var placed: [(offset: Int, end: Int, life: ClosedRange<Int>)] = []

  static let alignment = 64

  /// Places buffers, given by size and by the first and last step that touch them. Large buffers
  /// come first, each at the lowest place where it overlaps no other of its time.
  ///
  /// - Returns: an offset for each buffer.
  mutating func place(_ buffers: [(byteCount: Int, life: ClosedRange<Int>)]) -> [Int] {
    var offsets = [Int](repeating: 0, count: buffers.count)
    let order = buffers.indices.sorted { buffers[$0].byteCount > buffers[$1].byteCount }
    for index in order {
      offsets[index] = place(buffers[index].byteCount, during: buffers[index].life)
    }
    return offsets
  }

  private mutating func place(_ size: Int, during life: ClosedRange<Int>) -> Int {
    let rounded = MemoryPlan.rounded(size)
    var offset = 0
    let rivals = placed.filter { $0.life.overlaps(life) }.sorted { $0.offset < $1.offset }
    for rival in rivals where offset < rival.end && rival.offset < offset + rounded {
      offset = rival.end
    }
    placed.append((offset, offset + rounded, life))
    byteCount = max(byteCount, offset + rounded)
    return offset
  }

  static func rounded(_ byteCount: Int) -> Int {
    (byteCount + alignment - 1) / alignment * alignment
  }
}
