import Spelling

/// Numbers as summaries write them.
package enum NumberText {
  /// Thousands separated by commas: `62,378,344`.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// A number of things, of which the noun names one: `1 layer`, `2 layers`.
  package static func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(plural(noun, number))"
  }

  /// A size in bytes as Keras writes it: base 1024, two decimals, `237.95 MB`.
  ///
  /// - Parameter byte: the unit below a kilobyte: `B` in Keras 3, `Byte` in Keras 2.
  static func memory(_ bytes: Int, byte: String) -> String {
    let units = [byte, "KB", "MB", "GB", "TB", "PB"]
    var (unit, scale) = (0, 1)
    while bytes / scale >= 1024, unit < units.count - 1 {
      scale *= 1024
      unit += 1
    }
    // Hundredths, rounded half to even as C's %.2f rounds them.
    let (whole, rest) = bytes.quotientAndRemainder(dividingBy: scale)
    let (floor, left) = (rest * 100).quotientAndRemainder(dividingBy: scale)
    let up = 2 * left > scale || (2 * left == scale && floor % 2 == 1)
    let hundredths = whole * 100 + floor + (up ? 1 : 0)
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) \(units[unit])"
  }

  /// A number without decimals where it has none: `5`, `2.5`.
  static func decimal(_ number: Double) -> String {
    number.rounded() == number && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
