/// The SHA-256 of bytes, in hexadecimal digits.
package func sha256(of bytes: UnsafeRawBufferPointer) -> String {
  var hash = StreamingHash<SHA256>()
  hash.add(bytes)
  return hash.hexadecimal()
}
