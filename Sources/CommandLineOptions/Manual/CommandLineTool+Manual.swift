extension CommandLineTool {
  /// The manual page, section 1, with all commands: troff with the macros of `man`.
  public func manual() -> String {
    var page = ManualPage()
    page.title(name, version: version)
    page.section("Name")
    page.paragraph("\(name) - \(summary)")
    page.section("Synopsis")
    for command in shownCommands { page.synopsis(usage(of: command)) }
    if !discussion.isEmpty {
      page.section("Description")
      for text in paragraphs(of: discussion) { page.paragraph(text) }
    }
    page.section("Options")
    page.definitions(ownOptions.map(\.declaration).map(definition))
    page.section("Commands")
    for command in shownCommands { describe(command, on: &page) }
    page.section("Exit status")
    page.definitions([
      ("0", "All went well."),
      ("1", "The work could not be done; a sentence on standard error says why."),
      ("2", "The command line could not be understood."),
    ])
    if !examples.isEmpty {
      page.section("Examples")
      page.definitions(examples.map { ($0.line, $0.explanation) })
    }
    return page.text
  }

  private func describe(_ command: Command, on page: inout ManualPage) {
    page.subsection("\(name) \(command.name)")
    page.paragraph(command.summary + ".")
    page.synopsis(usage(of: command))
    for text in paragraphs(of: command.discussion) { page.paragraph(text) }
    page.definitions(command.arguments.map(\.declaration).map { ($0.name, $0.fullHelp) })
    for group in command.options {
      page.heading(group.heading)
      page.definitions(group.options.map(\.declaration).map(definition))
    }
    if !command.examples.isEmpty {
      page.heading("Examples")
      page.definitions(command.examples.map { ($0.line, $0.explanation) })
    }
  }

  private func definition(_ option: OptionDeclaration) -> (term: String, meaning: String) {
    let short = option.letter.map { "-\($0), " } ?? ""
    let value = option.placeholder.isEmpty ? "" : " " + option.placeholder
    return (short + option.longTerm + value, option.fullHelp)
  }
}
