/// Why a text is not a value of its type, without the name of the option, which the parser adds.
public enum ValueProblem: Error, Hashable, Sendable {
  /// What would have been right: a noun with its article, such as "a whole number, 1 to 10".
  case wanted(String)

  /// The text is none of these words.
  case notListed([String])
}
