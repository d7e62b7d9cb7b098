/// A text as one word of bash or zsh, whatever stands in it.
package func quotedForPOSIXShell(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}

/// A text as one word of fish: in single quotes, where only `\` and `'` are special.
package func quotedForFish(_ text: String) -> String {
  "'" + escape(text, ["'"]) + "'"
}

/// A text with a backslash before each of some characters, and before backslashes.
func escape(_ text: String, _ special: Set<Character>) -> String {
  var escaped = ""
  for character in text {
    if character == "\\" || special.contains(character) { escaped.append("\\") }
    escaped.append(character)
  }
  return escaped
}

/// The first sentence of a help text, without its full stop: what fits beside a word in a shell's
/// menu.
package func brief(_ help: String) -> String {
  var sentence = help
  var previous: Character = " "
  for index in help.indices {
    if previous == ".", help[index] == " " {
      sentence = String(help[..<index])
      break
    }
    previous = help[index]
  }
  return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
}
