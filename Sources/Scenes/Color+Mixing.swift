#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Color {
  /// The colour with a share (0…1) of another one, component by component.
  package func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ own: UInt8, _ its: UInt8) -> UInt8 {
      UInt8((Double(own) + (Double(its) - Double(own)) * min(max(share, 0), 1)).rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
      alpha: mix(alpha, other.alpha))
  }

  /// The colour with an opacity of 0…1.
  package func opacity(_ opacity: Double) -> Color {
    Color(
      red: red, green: green, blue: blue,
      alpha: UInt8((min(max(opacity, 0), 1) * 255).rounded()))
  }

  /// The relative luminance, 0 for black and 1 for white. WCAG 2.2.
  package var luminance: Double {
    func linear(_ component: UInt8) -> Double {
      let value = Double(component) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of two opaque colours, 1…21; texts want at least 4.5, lines 3. WCAG 2.2.
  package func contrast(with other: Color) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// Black or white, whichever is easier to read on the colour.
  package var textColor: Color {
    contrast(with: .black) >= contrast(with: .white) ? .black : .white
  }

  /// The colour that `#rgb` or `#rrggbb` names, with or without `#`; `nil` for other texts.
  public init?(hexText: String) {
    let digits = hexText.first == "#" ? hexText.dropFirst() : hexText[...]
    guard digits.count == 3 || digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    let six = digits.count == 6 ? String(digits) : String(digits.flatMap { [$0, $0] })
    guard let number = UInt32(six, radix: 16) else { return nil }
    self.init(hex: number)
  }
}
