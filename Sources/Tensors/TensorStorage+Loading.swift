extension TensorStorage {
  /// The little-endian integer at a place; `nil` where the bytes do not reach.
  public func integer<Value: FixedWidthInteger>(_ type: Value.Type, at offset: Int) -> Value? {
    let size = MemoryLayout<Value>.size
    guard offset >= 0, size <= byteCount, offset <= byteCount - size else { return nil }
    let stored = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: Value.self)
    return Value(littleEndian: stored)
  }

  /// A copy of the bytes at a place; `nil` where they do not reach.
  public func bytes(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, count <= byteCount, offset <= byteCount - count else {
      return nil
    }
    return [UInt8](UnsafeRawBufferPointer(start: base + offset, count: count))
  }

  /// Whether these bytes stand at a place.
  public func holds(_ expected: some Collection<UInt8>, at offset: Int) -> Bool {
    bytes(at: offset, count: expected.count)?.elementsEqual(expected) ?? false
  }

  /// Calls `body` with all the bytes.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeRawBufferPointer(start: base, count: byteCount))
  }
}
