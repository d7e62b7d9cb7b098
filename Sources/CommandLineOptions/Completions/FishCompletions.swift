extension CommandLineTool {
  /// The completions for fish: one `complete` line for each command, option and list of words.
  func fishCompletions() -> String {
    var lines = ["# fish completions for \(name), made by '\(name) completions fish'."]
    let base = "complete -c \(name)"
    lines.append("\(base) -f")

    let first = "-n __fish_use_subcommand"
    for command in shownCommands {
      lines.append(
        "\(base) \(first) -a \(command.name) -d \(quotedForFish(brief(command.summary)))")
    }
    lines.append(
      "\(base) \(first) -a \(BuiltIn.helpCommand) -d 'Show the help of a command'")
    for option in ownOptions {
      lines += fishOption(option.declaration, "\(base) \(first)")
    }
    let names = shownCommands.map(\.name).joined(separator: " ")
    lines.append(
      "\(base) -n '__fish_seen_subcommand_from \(BuiltIn.helpCommand)' -a \(quotedForFish(names))")

    for command in shownCommands {
      let here = "\(base) -n '__fish_seen_subcommand_from \(command.name)'"
      for option in optionGroups(of: command).flatMap(\.options) {
        lines += fishOption(option.declaration, here)
      }
      for argument in command.arguments.map(\.declaration) {
        let candidates = fishCandidates(argument.candidates, isList: false)
        if !candidates.isEmpty {
          lines.append("\(here) \(candidates) -d \(quotedForFish(argument.name))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines for one option, after the part that says where it may stand.
  private func fishOption(_ option: OptionDeclaration, _ start: String) -> [String] {
    let letter = option.letter.map { " -s \(quotedForFish(String($0)))" } ?? ""
    let help = quotedForFish(brief(option.help))
    var line = "\(start)\(letter) -l \(option.name)"
    if option.takesValue {
      line += option.candidates.files == .all ? " -r " : " -x "
      line += fishCandidates(option.candidates, isList: option.kind == .list)
    }
    let lines = ["\(line) -d \(help)"]
    guard option.kind == .toggle else { return lines }
    return lines + [
      "\(start) -l no-\(option.name) -d \(quotedForFish("Not: " + brief(option.help)))"
    ]
  }

  /// What is offered as a value: words, and names of files or folders.
  private func fishCandidates(_ candidates: Candidates, isList: Bool) -> String {
    var parts: [String] = []
    let words = candidates.words()
    if !words.isEmpty {
      // The words stand in quotes inside the quotes of -a, which fish expands a second time.
      let list = words.map(quotedForFish).joined(separator: " ")
      let offered = isList ? "(__fish_append , \(list))" : list
      parts.append("-a \(quotedForFish(offered))")
    }
    switch candidates.files {
    case .none: break
    case .directories: parts.append("-a '(__fish_complete_directories)'")
    case .all: parts.append("-F")
    }
    return parts.joined(separator: " ")
  }
}
