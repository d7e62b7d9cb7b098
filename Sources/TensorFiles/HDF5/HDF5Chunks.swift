import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Puts together a dataset that is stored in pieces of one shape.
struct HDF5Chunks {
  /// One piece: where it stands in the dataset and where its bytes lie.
  private struct Piece {
    let origin: [Int]
    let start: Int
    let count: Int
    /// A bit for each filter that was not applied to this piece.
    let skippedFilters: UInt32
  }

  private let dataset: HDF5Dataset
  private let chunk: [Int]
  private let bytes: HDF5Bytes

  /// The bytes of the whole dataset, and of one piece.
  private let byteCount: Int
  private let chunkByteCount: Int

  /// How many pieces make up the dataset.
  private let pieceCount: Int

  init(_ dataset: HDF5Dataset, chunk: [Int], _ bytes: HDF5Bytes) throws(HDF5Error) {
    let type = dataset.elementType
    var pieces = 1
    for (size, step) in zip(dataset.shape, chunk) {
      let count = size / step + (size.isMultiple(of: step) ? 0 : 1)
      let (product, overflow) = pieces.multipliedReportingOverflow(by: count)
      pieces = overflow ? .max : product
    }
    // The tree spends at least 32 bytes on each piece.
    guard let total = Tensor.byteCount(shape: dataset.shape, elementType: type),
      let size = Tensor.byteCount(shape: chunk, elementType: type),
      pieces <= bytes.count / 32,
      size / Inflation.largestRatio <= bytes.count,
      total / Inflation.largestRatio <= bytes.count
    else { throw .implausibleSize(shape: dataset.shape, stored: bytes.count) }
    self.dataset = dataset
    self.chunk = chunk
    self.bytes = bytes
    byteCount = total
    chunkByteCount = size
    pieceCount = pieces
  }

  /// The whole dataset, whose pieces a tree finds.
  func tensor(tree: Int?) throws(HDF5Error) -> Tensor {
    let pieces = try pieces(tree: tree)
    let stored = pieces.reduce(0) { $0 + $1.count }
    guard byteCount / Inflation.largestRatio <= stored, stored <= bytes.count else {
      throw .implausibleSize(shape: dataset.shape, stored: stored)
    }
    // The system gives cleared memory page by page when it is written: a false size costs nothing.
    guard let memory = calloc(max(byteCount, 1), 1) else {
      throw .implausibleSize(shape: dataset.shape, stored: stored)
    }
    let storage = TensorStorage(base: memory, byteCount: byteCount) { free($0) }
    let target = UnsafeMutableRawBufferPointer(start: memory, count: byteCount)
    for piece in pieces { copy(try unpacked(piece), of: piece, to: target) }
    guard
      let tensor = Tensor(
        shape: dataset.shape, elementType: dataset.elementType, storage: storage)
    else { throw .size(shape: dataset.shape, stored: byteCount) }
    return tensor
  }

  /// All pieces; each place must be there exactly once.
  private func pieces(tree: Int?) throws(HDF5Error) -> [Piece] {
    guard pieceCount > 0 else { return [] }
    guard let tree else { throw .size(shape: dataset.shape, stored: 0) }
    let step = 16 + 8 * (chunk.count + 1)
    var pieces: [Piece] = []
    var origins: Set<[Int]> = []
    var nodes = [(address: tree, level: Int?.none)]
    var visits = 0
    while let node = nodes.popLast() {
      visits += 1
      // The nodes of a sound tree have two children or more, but for those near its root.
      guard visits + nodes.count <= 2 * pieceCount + 64 else { throw .repetitive }
      let start = try HDF5TreeNode(bytes, at: node.address, kind: .chunks, level: node.level)
      for index in 0..<start.count {
        let key = node.address + 24 + step * index
        let child = try bytes.position(at: key + step - 8)
        guard start.level == 0 else {
          nodes.append((child, start.level - 1))
          continue
        }
        let piece = try piece(key: key, start: child)
        guard origins.insert(piece.origin).inserted else { throw .damagedChunk(at: child) }
        pieces.append(piece)
      }
    }
    guard pieces.count == pieceCount else { throw .damaged(part: "tree", at: tree) }
    return pieces
  }

  private func piece(key: Int, start: Int) throws(HDF5Error) -> Piece {
    let count = try bytes.length(at: key, byteCount: 4)
    var origin: [Int] = []
    for dimension in chunk.indices {
      let place = try bytes.integer(UInt64.self, at: key + 8 + 8 * dimension)
      guard place < UInt64(dataset.shape[dimension]),
        Int(place).isMultiple(of: chunk[dimension])
      else { throw .damaged(part: "tree", at: key) }
      origin.append(Int(place))
    }
    return Piece(
      origin: origin, start: start, count: count,
      skippedFilters: try bytes.integer(UInt32.self, at: key + 4))
  }

  /// The elements of a piece, its filters undone from the last to the first.
  private func unpacked(_ piece: Piece) throws(HDF5Error) -> [UInt8] {
    guard chunkByteCount / Inflation.largestRatio <= piece.count else {
      throw .implausibleSize(shape: chunk, stored: piece.count)
    }
    var contents = try bytes.bytes(at: piece.start, count: piece.count)
    for (index, filter) in dataset.filters.enumerated().reversed()
    where piece.skippedFilters & (1 << UInt32(index)) == 0 {
      guard let undone = try filter.undone(contents, size: chunkByteCount) else {
        throw .damagedChunk(at: piece.start)
      }
      contents = undone
    }
    guard contents.count == chunkByteCount else { throw .damagedChunk(at: piece.start) }
    return contents
  }

  /// Copies a piece row by row; what stands over the dataset's edge is left out.
  private func copy(
    _ contents: [UInt8], of piece: Piece, to target: UnsafeMutableRawBufferPointer
  ) {
    let size = dataset.elementType.byteCount
    let shape = dataset.shape
    let extent = chunk.indices.map { min(chunk[$0], shape[$0] - piece.origin[$0]) }
    let last = chunk.count - 1
    let rowBytes = extent[last] * size
    let rows = extent[..<last].reduce(1, *)
    var index = [Int](repeating: 0, count: last)
    contents.withUnsafeBytes { source in
      for _ in 0..<rows {
        var (from, to) = (0, 0)
        for dimension in 0..<last {
          from = from * chunk[dimension] + index[dimension]
          to = to * shape[dimension] + piece.origin[dimension] + index[dimension]
        }
        from = from * chunk[last] * size
        to = (to * shape[last] + piece.origin[last]) * size
        UnsafeMutableRawBufferPointer(rebasing: target[to..<to + rowBytes])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[from..<from + rowBytes]))
        for dimension in (0..<last).reversed() {
          index[dimension] += 1
          if index[dimension] < extent[dimension] { break }
          index[dimension] = 0
        }
      }
    }
  }
}
