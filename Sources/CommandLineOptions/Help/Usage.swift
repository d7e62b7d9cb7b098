extension OptionDeclaration {
  /// The option as help shows it: `-o, --out FILE`, `--[no-]show-shapes`.
  var term: String {
    let short = letter.map { "-\($0), " } ?? "    "
    let value = placeholder.isEmpty ? "" : " " + placeholder
    return short + longTerm + value
  }

  /// The long name with its hyphens, and with `[no-]` where it can be denied.
  var longTerm: String { kind == .toggle ? "--[no-]\(name)" : "--\(name)" }
}

extension CommandLineTool {
  /// The line that shows what follows a command.
  func usage(of command: Command) -> String {
    ([name, command.name, "[OPTIONS]"] + command.arguments.map(\.declaration.usage))
      .joined(separator: " ")
  }

  /// The line that shows what follows the tool's name.
  var usage: String { "\(name) COMMAND [OPTIONS] [ARGUMENTS]" }
}
