/// Numbers as figures show them.
enum NumberText {
  /// The ends of a scale and what lies between its equal parts, with equally many decimals: three
  /// significant digits of the largest. Very large and very small ones have a power of ten.
  static func ticks(low: Float, high: Float, parts: Int = 2) -> [String] {
    let (low, high) = (Double(low), Double(high))
    let largest = max(abs(low), abs(high))
    return (0...parts).map { place in
      let share = Double(place) / Double(parts)
      return text(low * (1 - share) + high * share, like: largest)
    }
  }

  /// Three significant digits.
  static func short(_ value: Float) -> String { text(Double(value), like: abs(Double(value))) }

  /// `12,345`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// `12.3 %`.
  static func percent(_ part: Float) -> String {
    guard part.isFinite else { return "–" }
    return part > 0 && part < 0.0005 ? "< 0.1 %" : fixed(Double(part) * 100, decimals: 1) + " %"
  }

  private static func text(_ value: Double, like largest: Double) -> String {
    guard value.isFinite else { return "–" }
    if value == 0 { return "0" }
    switch largest {
    case 99_999.5...: return scientific(value)
    case 99.95...: return fixed(value, decimals: 0)
    case 9.995...: return fixed(value, decimals: 1)
    case 0.9995...: return fixed(value, decimals: 2)
    case 0.09995...: return fixed(value, decimals: 3)
    case 0.00995...: return fixed(value, decimals: 4)
    default: return scientific(value)
    }
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard abs(value) * scale < 1e15 else { return scientific(value) }
    let rounded = Int((abs(value) * scale).rounded())
    let (whole, fraction) = rounded.quotientAndRemainder(dividingBy: Int(scale))
    let sign = value < 0 && rounded > 0 ? "−" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(fraction)
    return sign + "\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  private static func scientific(_ value: Double) -> String {
    var (mantissa, exponent) = (abs(value), 0)
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.995 {
      mantissa *= 10
      exponent -= 1
    }
    return (value < 0 ? "−" : "") + fixed(mantissa, decimals: 1) + " × 10" + superscript(exponent)
  }

  private static func superscript(_ number: Int) -> String {
    let raised: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    return String(String(number).map { raised[$0] ?? $0 })
  }
}
