/// All that parsing, help, manual and completions need to know of an argument.
public struct ArgumentDeclaration: Sendable {
  /// The name that help shows, in capitals: `MODEL`.
  public let name: String

  /// How many must be given at least: 0 or 1 for one, any number for a list.
  public let minimum: Int

  /// Whether any number may be given.
  public let repeats: Bool

  /// What may stand as the argument.
  public let candidates: Candidates

  /// What the argument is: a sentence.
  public let help: String

  /// What holds when the argument is not given.
  public let defaultText: String?

  /// The text of the help with the words that may stand and the default.
  var fullHelp: String {
    describe(help, candidates: candidates, defaultText: defaultText)
  }

  /// The name as usage lines show it: `MODEL`, `[MODEL]`, `IMAGE...`.
  var usage: String {
    let name = repeats ? name + "..." : name
    return minimum == 0 ? "[\(name)]" : name
  }
}

/// An argument of any type of value, as it stands in the table of a command.
public protocol DeclaredArgument: Sendable {
  var declaration: ArgumentDeclaration { get }

  /// Throws when the texts given for the argument are not its value.
  func check(_ texts: [String]) throws(ValueProblem)
}
