import Spelling

extension CommandLineTool {
  /// What a command line asks for.
  ///
  /// - Parameters:
  ///   - words: The command line without the name of the program.
  ///   - style: How help is laid out.
  /// - Throws: `UsageError` with a sentence that says what is wrong and what would be right.
  public func request(
    of words: [String], style: HelpStyle = HelpStyle()
  ) throws(UsageError) -> Request {
    var scanner = Scanner(words[...], options: OptionLookup(ownOptions))
    let name: String?
    do {
      name = try scanner.nextArgument()
    } catch {
      throw UsageError(error, tool: self.name)
    }
    // Options before the command decide; `alexviz --version diagram` shows the version.
    if scanner.optionTexts[BuiltIn.version.declaration.name] != nil {
      return .show("\(self.name) \(version)\n")
    }
    if name == nil || scanner.optionTexts[BuiltIn.help.declaration.name] != nil {
      return .show(help(style: style))
    }
    if name == BuiltIn.helpCommand {
      return .show(try help(about: scanner.remaining, style: style))
    }
    let command = try self.command(called: name ?? "")
    if asksForHelp(scanner.remaining) { return .show(help(of: command, style: style)) }
    do {
      return .run(
        try invocation(of: command, scanner.remaining, optionTexts: scanner.optionTexts))
    } catch {
      throw UsageError(error, tool: self.name, command: command.name)
    }
  }

  /// The text of `help` or `help COMMAND`.
  private func help(
    about words: ArraySlice<String>, style: HelpStyle
  ) throws(UsageError) -> String {
    guard let word = words.first(where: { !$0.hasPrefix("-") }) else { return help(style: style) }
    return help(of: try command(called: word), style: style)
  }

  private func command(called word: String) throws(UsageError) -> Command {
    if let command = command(named: word) { return command }
    let names = shownCommands.map(\.name) + [BuiltIn.helpCommand]
    throw UsageError(.unknownCommand(word, nearest: nearest(to: word, among: names)), tool: name)
  }

  /// Whether help is asked for, which then matters more than mistakes in the rest of the line.
  private func asksForHelp(_ words: ArraySlice<String>) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private func invocation(
    of command: Command, _ words: ArraySlice<String>, optionTexts: [String: [String]]
  ) throws(UsageError.Problem) -> Invocation {
    let options = optionGroups(of: command).flatMap(\.options)
    var scanner = Scanner(words, options: OptionLookup(options), optionTexts: optionTexts)
    var texts: [String] = []
    while let text = try scanner.nextArgument() { texts.append(text) }
    return Invocation(
      command: command, tool: self, optionTexts: scanner.optionTexts,
      argumentTexts: try assign(texts, to: command.arguments))
  }

  /// Gives each argument its texts: those that must be there first, then one each, then the list.
  private func assign(
    _ texts: [String], to arguments: [any DeclaredArgument]
  ) throws(UsageError.Problem) -> [String: [String]] {
    var remaining = texts[...]
    var assigned: [String: [String]] = [:]
    for (index, argument) in arguments.enumerated() {
      let declaration = argument.declaration
      let needed = arguments[(index + 1)...].reduce(0) { $0 + $1.declaration.minimum }
      let most = declaration.repeats ? Int.max : 1
      let count = min(most, max(remaining.count - needed, declaration.minimum), remaining.count)
      guard count >= declaration.minimum else { throw .missingArgument(declaration.name) }
      let own = remaining.prefix(count)
      remaining = remaining.dropFirst(count)
      for text in own {
        do {
          try argument.check([text])
        } catch {
          throw .init(error, value: text, subject: declaration.name)
        }
      }
      if !own.isEmpty { assigned[declaration.name] = Array(own) }
    }
    if let extra = remaining.first { throw .unexpectedArgument(extra) }
    return assigned
  }
}
