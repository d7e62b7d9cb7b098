/// A name from a file in quotes, fit to be shown: control characters as Swift writes them, so that
/// no file can steer the terminal, and not much longer than a line.
func quoted(_ name: String) -> String {
  let limit = 80
  var shown = ""
  for scalar in name.unicodeScalars.prefix(limit) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return "'\(shown)\(name.unicodeScalars.count > limit ? "…" : "")'"
}
