/// A command as it was called: asked for values with the options and arguments themselves.
public struct Invocation: Sendable {
  public let command: Command

  /// The tool of which it is a command, for commands that print its completions or its manual.
  public let tool: CommandLineTool

  /// The texts given with each option, by its name, in order.
  let optionTexts: [String: [String]]

  /// The texts given for each argument, by its name, in order.
  let argumentTexts: [String: [String]]

  /// The value of an option, or its default.
  public subscript<Value>(option: Option<Value>) -> Value {
    guard let texts = optionTexts[option.declaration.name] else { return option.absent }
    return (try? option.read(texts)) ?? option.absent
  }

  /// The value of an argument, or its default.
  ///
  /// - Precondition: The command has the argument, when it is one that must be given.
  public subscript<Value>(argument: Argument<Value>) -> Value {
    if let texts = argumentTexts[argument.declaration.name], let value = try? argument.read(texts) {
      return value
    }
    guard let absent = argument.absent else {
      preconditionFailure("'\(command.name)' has no argument \(argument.declaration.name)")
    }
    return absent
  }

  /// Whether an option was given, in whatever form.
  public func isGiven(_ option: any DeclaredOption) -> Bool {
    optionTexts[option.declaration.name] != nil
  }

  /// The options that were given, by name, with the texts that came with each, for a record of what
  /// was asked.
  public var givenOptions: [String: [String]] { optionTexts }

  /// The error for what the command itself finds wrong with the line, such as options that do not go
  /// together: `throw invocation.usageError(.contradiction("'--top' and '--channels' …"))`.
  public func usageError(_ problem: UsageError.Problem) -> UsageError {
    UsageError(problem, tool: tool.name, command: command.name)
  }
}
