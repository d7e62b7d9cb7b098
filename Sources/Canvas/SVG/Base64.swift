/// Bytes as text: RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let three = bytes[start..<min(start + 3, bytes.count)]
    var bits: UInt32 = 0
    for byte in three { bits = bits << 8 | UInt32(byte) }
    bits <<= UInt32(8 * (3 - three.count))
    for place in 0..<4 {
      let padding = place > three.count
      text.append(padding ? UInt8(ascii: "=") : letters[Int(bits >> UInt32(18 - 6 * place) & 63)])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
