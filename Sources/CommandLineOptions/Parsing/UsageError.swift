/// A command line that cannot be understood.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with a command line.
  public enum Problem: Hashable, Sendable {
    case unknownCommand(String, nearest: String?)
    case unknownOption(String, nearest: String?)
    case missingValue(option: String, placeholder: String)
    case superfluousValue(option: String, value: String)

    /// The value is not of the wanted kind; `wanted` is a noun with its article.
    case wrongValue(of: String, value: String, wanted: String)

    /// The value is none of the words.
    case notListed(of: String, value: String, words: [String], nearest: String?)
    case missingArgument(String)
    case unexpectedArgument(String)

    /// What a command found wrong with options that do not go together: a sentence without its full
    /// stop.
    case contradiction(String)
  }

  public let problem: Problem

  /// The name of the tool.
  public let tool: String

  /// The name of the command, once it is known.
  public let command: String?

  public init(_ problem: Problem, tool: String, command: String? = nil) {
    self.problem = problem
    self.tool = tool
    self.command = command
  }

  /// The exit status for it: 2, as is usual.
  public var exitStatus: Int32 { 2 }

  /// Two lines: what is wrong and what would be right; where to read more.
  public var description: String {
    let name = command.map { "\(tool) \($0)" } ?? tool
    return "\(tool): \(problem)\nSee '\(name) --help'."
  }
}

extension UsageError.Problem: CustomStringConvertible {
  /// One sentence, without a capital or a full stop.
  public var description: String {
    switch self {
    case .unknownCommand(let name, let nearest):
      "unknown command '\(name)'" + suggestion(nearest)
    case .unknownOption(let name, let nearest):
      "unknown option '\(name)'" + suggestion(nearest)
    case .missingValue(let option, let placeholder):
      "'\(option)' needs a value: \(option)\(option.hasPrefix("--") ? "=" : " ")\(placeholder)"
    case .superfluousValue(let option, let value):
      "'\(option)' takes no value, but got '\(value)'"
    case .wrongValue(let subject, let value, let wanted):
      "\(subject) cannot be '\(value)'; it is \(wanted)"
    case .notListed(let subject, let value, let words, let nearest):
      "\(subject) cannot be '\(value)', only \(alternatives(words))" + suggestion(nearest)
    case .missingArgument(let name):
      "\(name) is missing"
    case .unexpectedArgument(let text):
      "unexpected argument '\(text)'"
    case .contradiction(let sentence):
      sentence
    }
  }

  private func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  private func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
