import Tensors

/// The bytes of a flatbuffer: tables of numbered fields that may be missing, strings and vectors,
/// found by offsets. Source: FlatBuffers, “FlatBuffer Internals”.
///
/// Every offset is checked. Parts of an honest file do not overlap, so all that is read together is
/// hardly more than the file; a file in which many tables share one large vector is refused.
final class FlatBuffer {
  let storage: TensorStorage
  private var bytesLeft: Int

  init(_ storage: TensorStorage) {
    self.storage = storage
    bytesLeft = 2 * min(storage.byteCount, 1 << 40) + 4096
  }

  /// The table that all others are found from.
  func root() throws(TFLiteProblem) -> FlatTable { try table(at: 0) }

  /// The table to which the offset at a place leads.
  func table(at place: Int) throws(TFLiteProblem) -> FlatTable {
    let start = try target(of: place)
    // The least that a table of these files takes, its list of fields counted in.
    try spend(16)
    guard let back = storage.integer(Int32.self, at: start),
      let size = storage.integer(UInt16.self, at: start - Int(back)), size >= 4
    else { throw .damaged }
    return FlatTable(
      buffer: self, start: start, fieldList: start - Int(back), fieldListSize: Int(size))
  }

  /// The place to which the offset at a place leads.
  private func target(of place: Int) throws(TFLiteProblem) -> Int {
    guard let offset = storage.integer(UInt32.self, at: place) else { throw .damaged }
    return place + Int(offset)
  }

  /// The elements of the vector to which the offset at a place leads: the first one's place, and
  /// how many there are.
  func vector(at place: Int, elementSize: Int) throws(TFLiteProblem) -> (start: Int, count: Int) {
    let place = try target(of: place)
    guard let count = storage.integer(UInt32.self, at: place),
      Int(count) * elementSize <= storage.byteCount - place - 4
    else { throw .damaged }
    return (place + 4, Int(count))
  }

  /// Counts bytes that are read.
  func spend(_ bytes: Int) throws(TFLiteProblem) {
    bytesLeft -= bytes
    guard bytesLeft >= 0 else { throw .damaged }
  }
}

/// A table of a flatbuffer.
struct FlatTable {
  let buffer: FlatBuffer
  let start: Int

  /// The place of the list that says where each field is.
  let fieldList: Int
  let fieldListSize: Int

  /// The place of a field; `nil` where it has its usual value.
  private func place(of field: Int) -> Int? {
    let entry = 4 + 2 * field
    guard entry + 2 <= fieldListSize,
      let offset = buffer.storage.integer(UInt16.self, at: fieldList + entry), offset != 0
    else { return nil }
    return start + Int(offset)
  }

  /// A number; `usual` where the file leaves it out.
  func integer<Value: FixedWidthInteger>(
    _ field: Int, as type: Value.Type, usual: Value = 0
  ) throws(TFLiteProblem) -> Value {
    guard let place = place(of: field) else { return usual }
    guard let value = buffer.storage.integer(type, at: place) else { throw .damaged }
    return value
  }

  func float(_ field: Int, usual: Double = 0) throws(TFLiteProblem) -> Double {
    guard place(of: field) != nil else { return usual }
    return Double(Float(bitPattern: try integer(field, as: UInt32.self)))
  }

  func flag(_ field: Int) throws(TFLiteProblem) -> Bool {
    try integer(field, as: UInt8.self) != 0
  }

  func table(_ field: Int) throws(TFLiteProblem) -> FlatTable? {
    guard let place = place(of: field) else { return nil }
    return try buffer.table(at: place)
  }

  func tables(_ field: Int) throws(TFLiteProblem) -> [FlatTable] {
    guard let place = place(of: field) else { return [] }
    let (start, count) = try buffer.vector(at: place, elementSize: 4)
    try buffer.spend(4 * count)
    var tables: [FlatTable] = []
    for index in 0..<count { tables.append(try buffer.table(at: start + 4 * index)) }
    return tables
  }

  /// A vector of 32-bit numbers; `nil` where it is missing.
  func integers(_ field: Int) throws(TFLiteProblem) -> [Int]? {
    guard let place = place(of: field) else { return nil }
    let (start, count) = try buffer.vector(at: place, elementSize: 4)
    try buffer.spend(4 * count)
    return (0..<count).map { Int(buffer.storage.integer(Int32.self, at: start + 4 * $0) ?? 0) }
  }

  func text(_ field: Int) throws(TFLiteProblem) -> String {
    guard let place = place(of: field) else { return "" }
    let (start, count) = try buffer.vector(at: place, elementSize: 1)
    try buffer.spend(count)
    return String(decoding: buffer.storage.bytes(at: start, count: count) ?? [], as: UTF8.self)
  }

  /// Where a vector of bytes is in the file; empty where it is missing.
  func bytes(_ field: Int) throws(TFLiteProblem) -> Range<Int> {
    guard let place = place(of: field) else { return 0..<0 }
    let (start, count) = try buffer.vector(at: place, elementSize: 1)
    return start..<start + count
  }
}
