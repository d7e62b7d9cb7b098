extension Color {
  /// Red, green and blue as six hexadecimal digits in small letters.
  package var hexDigits: String { [red, green, blue].map(\.hexDigits).joined() }
}

extension UInt8 {
  /// Two hexadecimal digits in small letters.
  package var hexDigits: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
