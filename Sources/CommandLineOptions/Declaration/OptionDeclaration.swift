/// All that parsing, help, manual and completions need to know of an option.
public struct OptionDeclaration: Sendable {
  /// What follows the name.
  public enum Kind: Sendable {
    /// Nothing: the option is given or not.
    case flag

    /// Nothing, and `--no-name` says the opposite.
    case toggle

    /// One value.
    case value

    /// Values with commas between them; giving the option again adds to them.
    case list

    /// One value each time that the option is given.
    case repeated
  }

  /// The long name without its hyphens.
  public let name: String

  /// Other long names that mean the same; help does not show them.
  public let aliases: [String]

  /// The letter of the short form.
  public let letter: Character?

  public let kind: Kind

  /// What stands for the value in help, such as `FILE`; empty for flags.
  public let placeholder: String

  /// What may stand as the value.
  public let candidates: Candidates

  /// What the option does: a sentence.
  public let help: String

  /// What holds when the option is not given, in words; `nil` when help need not say it.
  public let defaultText: String?

  /// Whether a value follows the name.
  public var takesValue: Bool { kind == .value || mayRepeat }

  /// Whether giving the option again adds a value.
  var mayRepeat: Bool { kind == .list || kind == .repeated }

  /// The text of the help with the words that may stand and the default.
  var fullHelp: String {
    describe(help, candidates: candidates, defaultText: defaultText)
  }
}

/// A help text, the words that it does not yet name, and the default.
func describe(_ help: String, candidates: Candidates, defaultText: String?) -> String {
  var parts = [help]
  if candidates.isClosed {
    let words = candidates.words()
    parts.append("\(words.count == 1 ? "Only" : "One of") \(words.joined(separator: ", ")).")
  }
  if let defaultText { parts.append("(default: \(defaultText))") }
  return parts.filter { !$0.isEmpty }.joined(separator: " ")
}

/// An option of any type of value, as it stands in the table of a command.
public protocol DeclaredOption: Sendable {
  var declaration: OptionDeclaration { get }

  /// Throws when the texts given with the option, in order, are not its value.
  func check(_ texts: [String]) throws(ValueProblem)
}
