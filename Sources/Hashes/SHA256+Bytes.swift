extension SHA256 {
  /// The hash of bytes.
  package static func hash(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    stream(bytes).bytes()
  }

  /// The hash of bytes, in hexadecimal digits.
  package static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
    stream(bytes).hexadecimal()
  }

  private static func stream(_ bytes: UnsafeRawBufferPointer) -> StreamingHash<SHA256> {
    var hash = StreamingHash<SHA256>()
    hash.add(bytes)
    return hash
  }
}
