/// A word from a file in quotes, fit to be shown: control characters as Swift writes them, so that
/// no file can steer the terminal, and not much longer than a line.
package func quoted(_ word: String) -> String {
  let limit = 80
  var shown = ""
  for scalar in word.unicodeScalars.prefix(limit) {
    if isVisible(scalar) {
      shown.unicodeScalars.append(scalar)
    } else {
      shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return "'\(shown)\(word.unicodeScalars.count > limit ? "…" : "")'"
}

/// Whether a character shows itself instead of steering what shows it.
package func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
  default: true
  }
}
