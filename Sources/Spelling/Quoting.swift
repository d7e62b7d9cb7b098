/// A word from a file in quotes, fit to be shown: control characters as Swift writes them, so that
/// no file can steer the terminal, and not much longer than a line.
package func quoted(_ word: String) -> String { "'\(visible(word, limit: 80))'" }

/// A text from a file, fit to be shown: control characters as Swift writes them, and no more letters
/// than a limit.
package func visible(_ text: String, limit: Int = .max) -> String {
  var shown = ""
  var count = 0
  for scalar in text.unicodeScalars {
    guard count < limit else { return shown + "…" }
    count += 1
    if isVisible(scalar) {
      shown.unicodeScalars.append(scalar)
    } else {
      shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return shown
}

/// Whether a character shows itself instead of steering what shows it.
package func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
  default: true
  }
}
