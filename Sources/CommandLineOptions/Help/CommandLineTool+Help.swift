extension CommandLineTool {
  /// The help of the whole tool: its commands and what all of them share.
  public func help(style: HelpStyle = HelpStyle()) -> String {
    let commands =
      shownCommands.map { (term: $0.name, meaning: $0.summary) }
      + [(term: BuiltIn.helpCommand, meaning: "Show the help of a command")]
    let page = HelpPage(
      title: "\(name) \(version): \(summary)", usage: usage, discussion: discussion,
      tables: [
        ("Commands", DefinitionTable(rows: commands)),
        ("Options", DefinitionTable(rows: ownOptions.map(\.declaration).map(helpRow))),
      ],
      examples: examples, closing: "See '\(name) COMMAND --help' for the options of a command.")
    return page.text(style: style)
  }

  /// The help of one command.
  public func help(of command: Command, style: HelpStyle = HelpStyle()) -> String {
    let arguments = command.arguments.map(\.declaration).map {
      (term: $0.name, meaning: $0.fullHelp)
    }
    let groups = optionGroups(of: command).map { group in
      (group.heading, DefinitionTable(rows: group.options.map(\.declaration).map(helpRow)))
    }
    let page = HelpPage(
      title: command.summary, usage: usage(of: command), discussion: command.discussion,
      tables: [("Arguments", DefinitionTable(rows: arguments))] + groups,
      examples: command.examples, closing: "")
    return page.text(style: style)
  }

  private func helpRow(_ option: OptionDeclaration) -> (term: String, meaning: String) {
    (term: option.term, meaning: option.fullHelp)
  }
}

/// The parts of a help text in their order.
private struct HelpPage {
  let title: String
  let usage: String
  let discussion: String
  let tables: [(heading: String, table: DefinitionTable)]
  let examples: [Example]
  let closing: String

  func text(style: HelpStyle) -> String {
    var blocks = [wrap(title, columns: style.columns)]
    blocks.append([style.heading("Usage:") + " " + usage])
    blocks += paragraphs(of: discussion).map { wrap($0, columns: style.columns) }

    let shown = tables.filter { !$0.table.rows.isEmpty }
    let termColumns = shown.map(\.table.termColumns).max() ?? 0
    for (heading, table) in shown {
      blocks.append(
        [style.heading(heading + ":")]
          + table.lines(termColumns: termColumns, columns: style.columns))
    }
    if !examples.isEmpty {
      let lines = examples.flatMap { example in
        ["  " + example.line]
          + wrap(example.explanation, columns: style.columns - 6).map { "      " + $0 }
      }
      blocks.append([style.heading("Examples:")] + lines)
    }
    if !closing.isEmpty { blocks.append(wrap(closing, columns: style.columns)) }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
