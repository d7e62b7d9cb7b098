/// A page of the manual as it is written: troff with the macros of `man`.
struct ManualPage {
  private(set) var text = ""

  private mutating func line(_ line: String) { text += line + "\n" }

  mutating func title(_ name: String, version: String) {
    line(
      ".TH \(argument(name.uppercased())) 1 \"\" \(argument("\(name) \(version)")) \"User Commands\""
    )
    // Left-aligned, and no word broken: options would not be found by searching.
    line(".ad l")
    line(".nh")
  }

  mutating func section(_ name: String) { line(".SH \(argument(name.uppercased()))") }

  mutating func subsection(_ name: String) { line(".SS \(argument(name))") }

  /// A heading inside a subsection.
  mutating func heading(_ name: String) {
    line(".PP")
    line("\\fB\(escapeForTroff(name))\\fR")
  }

  mutating func paragraph(_ text: String) {
    line(".PP")
    line(ManualPage.textLine(text))
  }

  /// A usage line, in bold.
  mutating func synopsis(_ usage: String) {
    line(".PP")
    line("\\fB\(escapeForTroff(usage))\\fR")
  }

  /// Terms in bold, with what they mean below them.
  mutating func definitions(_ rows: [(term: String, meaning: String)]) {
    for row in rows {
      line(".TP")
      line("\\fB\(escapeForTroff(row.term))\\fR")
      line(ManualPage.textLine(row.meaning))
    }
  }

  /// A line of text that cannot be taken for a request, which begins with a dot or an apostrophe.
  private static func textLine(_ text: String) -> String {
    let escaped = escapeForTroff(text)
    let isRequest = escaped.hasPrefix(".") || escaped.hasPrefix("'") || escaped.hasPrefix(" ")
    return isRequest ? "\\&" + escaped : escaped
  }

  /// A text as one argument of a request.
  private func argument(_ text: String) -> String {
    "\""
      + escapeForTroff(text).split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\(dq") + "\""
  }
}

/// A text with troff's special characters made plain.
///
/// Hyphens are written so that they can be copied from the page to a command line, and characters
/// outside ASCII by their numbers, so that the page does not depend on the encoding.
func escapeForTroff(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": escaped += "\\e"
    case "-": escaped += "\\-"
    case "'": escaped += "\\(aq"
    case "`": escaped += "\\(ga"
    case "^": escaped += "\\(ha"
    case "~": escaped += "\\(ti"
    case "\n", "\t": escaped += " "
    default:
      if scalar.isASCII {
        escaped.unicodeScalars.append(scalar)
      } else {
        let number = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u" + String(repeating: "0", count: max(0, 4 - number.count)) + number + "]"
      }
    }
  }
  return escaped
}
