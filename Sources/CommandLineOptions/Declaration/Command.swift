/// One command of a tool: its name, what may stand after it, and what it does.
public struct Command: Sendable {
  public let name: String

  /// What the command does: one line, without a full stop.
  public let summary: String

  /// More about it: paragraphs, with an empty line between them.
  public let discussion: String

  /// The arguments in their order; only the last may be a list.
  public let arguments: [any DeclaredArgument]

  public let options: [OptionGroup]

  public let examples: [Example]

  /// Whether help, manual and completions leave the command out.
  public let isHidden: Bool

  /// Does the work.
  public let run: @Sendable (Invocation) throws -> Void

  public init(
    name: String, summary: String, discussion: String = "",
    arguments: [any DeclaredArgument] = [], options: [OptionGroup] = [], examples: [Example] = [],
    isHidden: Bool = false, run: @escaping @Sendable (Invocation) throws -> Void
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.examples = examples
    self.isHidden = isHidden
    self.run = run
  }
}
