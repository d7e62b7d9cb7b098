import Spelling

/// The spellings of a set of options.
struct OptionLookup {
  /// What a long name stands for.
  struct Meaning {
    let option: any DeclaredOption

    /// What a flag or a toggle is set to by this name.
    let setting: String
  }

  private var long: [String: Meaning] = [:]
  private var short: [Character: any DeclaredOption] = [:]

  /// The long names that suggestions are taken from.
  private var suggestions: [String] = []

  init(_ options: [any DeclaredOption]) {
    for option in options {
      let declaration = option.declaration
      for name in [declaration.name] + declaration.aliases {
        long[name] = Meaning(option: option, setting: Toggle.yes)
        if declaration.kind == .toggle {
          long["no-" + name] = Meaning(option: option, setting: Toggle.no)
        }
      }
      suggestions.append("--" + declaration.name)
      if declaration.kind == .toggle { suggestions.append("--no-" + declaration.name) }
      if let letter = declaration.letter { short[letter] = option }
    }
  }

  subscript(long name: String) -> Meaning? { long[name] }

  subscript(short letter: Character) -> (any DeclaredOption)? { short[letter] }

  /// Whether a text is the whole name of an option, long or short, so that it is no value.
  func isOption(_ text: String) -> Bool {
    if text.hasPrefix("--") { return long[String(text.dropFirst(2))] != nil }
    guard text.count == 2, text.first == "-", let letter = text.last else { return false }
    return short[letter] != nil
  }

  /// The long name that was probably meant, with its hyphens.
  func nearest(to name: String) -> String? {
    Spelling.nearest(to: name, among: suggestions)
  }
}
