/// Bytes as text: RFC 4648, section 4.
package func base64(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let count = (bytes.count + 2) / 3 * 4
  return [UInt8](unsafeUninitializedCapacity: count) { text, initialized in
    var place = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let available = min(3, bytes.count - start)
      var bits = UInt32(bytes[start]) << 16
      if available > 1 { bits |= UInt32(bytes[start + 1]) << 8 }
      if available > 2 { bits |= UInt32(bytes[start + 2]) }
      text[place] = letters[Int(bits >> 18)]
      text[place + 1] = letters[Int(bits >> 12 & 63)]
      text[place + 2] = available > 1 ? letters[Int(bits >> 6 & 63)] : UInt8(ascii: "=")
      text[place + 3] = available > 2 ? letters[Int(bits & 63)] : UInt8(ascii: "=")
      place += 4
    }
    initialized = count
  }
}
