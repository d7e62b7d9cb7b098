/// A text with all that means something in TeX replaced, so that it is set as it stands.
struct TeXText {
  /// Commands that the document has to define.
  struct Needs: OptionSet {
    let rawValue: Int

    /// `\cjk`, around Chinese characters.
    static let chinese = Needs(rawValue: 1)

    /// `\unknowncharacter`, for what plain LaTeX has no sign for.
    static let placeholder = Needs(rawValue: 2)
  }

  private(set) var text = ""
  private(set) var needs: Needs = []

  init(_ string: String) {
    var chinese = ""
    var previous: Unicode.Scalar?
    for scalar in string.unicodeScalars {
      if TeXText.isChinese(scalar) {
        chinese.unicodeScalars.append(scalar)
      } else {
        close(&chinese)
        append(scalar, after: previous)
      }
      previous = scalar
    }
    close(&chinese)
  }

  /// The text in one line, for a comment.
  static func comment(_ string: String) -> String {
    String(
      String.UnicodeScalarView(
        string.unicodeScalars.map { TeXText.isControl($0) ? " " : $0 }))
  }

  private mutating func close(_ chinese: inout String) {
    if chinese.isEmpty { return }
    text += "\\cjk{\(chinese)}"
    needs.insert(.chinese)
    chinese = ""
  }

  private mutating func append(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
    switch scalar {
    // Two spaces are one to TeX, and one at the start none.
    case " " where previous == nil || previous == " ": text += "\\ "
    // Pairs that TeX would join.
    case "-" where previous == "-", "'" where previous == "'", "," where previous == ",":
      text += "{}" + (TeXSymbols.commands[scalar] ?? String(scalar))
    case "\t", "\n", "\r": append(" ", after: previous)
    default:
      if let command = TeXSymbols.commands[scalar] {
        text += command
      } else if scalar.isASCII && !TeXText.isControl(scalar) || TeXSymbols.isLetter(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += "\\unknowncharacter{\(String(scalar.value, radix: 16, uppercase: true))}"
        needs.insert(.placeholder)
      }
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  /// Chinese characters, and the punctuation of their width.
  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF00...0xFFEF: true
    default: false
    }
  }
}
