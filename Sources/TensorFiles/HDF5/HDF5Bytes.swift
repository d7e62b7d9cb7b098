import Tensors

/// The bytes of an HDF5 file, which may lie within an archive. Every access is checked.
struct HDF5Bytes: Sendable {
  let storage: TensorStorage

  /// Where the file starts in the storage.
  let start: Int

  /// How many bytes the file has.
  let count: Int

  /// The little-endian integer at a place.
  func integer<Value: FixedWidthInteger>(
    _ type: Value.Type, at offset: Int
  ) throws(HDF5Error) -> Value {
    guard offset >= 0, offset <= count - MemoryLayout<Value>.size,
      let value = storage.integer(type, at: start + offset)
    else { throw .outside(at: offset, size: count) }
    return value
  }

  /// A byte at a place.
  func byte(at offset: Int) throws(HDF5Error) -> Int {
    Int(try integer(UInt8.self, at: offset))
  }

  /// The 64-bit length or address at a place, which is no more than the file has bytes.
  func position(at offset: Int) throws(HDF5Error) -> Int {
    let value = try integer(UInt64.self, at: offset)
    guard value <= count else { throw .outside(at: Int(clamping: value), size: count) }
    return Int(value)
  }

  /// The address at a place; `nil` for the one that means nothing.
  func address(at offset: Int) throws(HDF5Error) -> Int? {
    try integer(UInt64.self, at: offset) == .max ? nil : try position(at: offset)
  }

  /// The integer of 1, 2, 4 or 8 bytes at a place, no more than the file has bytes.
  func length(at offset: Int, byteCount: Int) throws(HDF5Error) -> Int {
    let value: Int
    switch byteCount {
    case 1: value = try byte(at: offset)
    case 2: value = Int(try integer(UInt16.self, at: offset))
    case 4: value = Int(try integer(UInt32.self, at: offset))
    default: value = try position(at: offset)
    }
    guard value <= count else { throw .outside(at: value, size: count) }
    return value
  }

  /// A copy of the bytes at a place.
  func bytes(at offset: Int, count size: Int) throws(HDF5Error) -> [UInt8] {
    guard offset >= 0, size >= 0, size <= count, offset <= count - size,
      let bytes = storage.bytes(at: start + offset, count: size)
    else { throw .outside(at: offset, size: count) }
    return bytes
  }

  /// Requires the four letters that a part of the file starts with.
  func expect(_ signature: StaticString, at offset: Int, part: String) throws(HDF5Error) {
    guard try bytes(at: offset, count: 4).elementsEqual("\(signature)".utf8) else {
      throw .damaged(part: part, at: offset)
    }
  }
}
