/// A command line that help shows, and what it does.
public struct Example: Sendable {
  /// The line as it is typed.
  public let line: String

  /// What it does: a sentence.
  public let explanation: String

  public init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}
