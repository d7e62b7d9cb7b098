/// A program with commands: the one table of which parsing, help, manual and completions are made.
public struct CommandLineTool: Sendable {
  public let name: String
  public let version: String

  /// What the program does: one line, without a full stop.
  public let summary: String

  /// More about it: paragraphs, with an empty line between them.
  public let discussion: String

  public let commands: [Command]

  /// Options of every command, which may also stand before the command.
  public let commonOptions: [any DeclaredOption]

  public let examples: [Example]

  public init(
    name: String, version: String, summary: String, discussion: String = "",
    commands: [Command], commonOptions: [any DeclaredOption] = [], examples: [Example] = []
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.commands = commands
    self.commonOptions = commonOptions
    self.examples = examples
  }

  /// The command of a name.
  public func command(named name: String) -> Command? {
    commands.first { $0.name == name }
  }

  /// The commands that help shows.
  var shownCommands: [Command] { commands.filter { !$0.isHidden } }

  /// The groups of a command's options, with those that every command has at the end.
  func optionGroups(of command: Command) -> [OptionGroup] {
    command.options + [OptionGroup("Common options", commonOptions + [BuiltIn.help])]
  }

  /// The options that stand without a command.
  var ownOptions: [any DeclaredOption] { commonOptions + [BuiltIn.help, BuiltIn.version] }
}

/// The options and the command that every tool has.
enum BuiltIn {
  static let help = Option(flag: "help", letter: "h", help: "Show this help.")
  static let version = Option(flag: "version", help: "Show the version.")
  static let helpCommand = "help"
}
