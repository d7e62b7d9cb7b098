extension CommandLineTool {
  /// The completions for zsh: a function for the tool and one for each command, by `_arguments`.
  func zshCompletions() -> String {
    let function = "_" + name
    let commands = shownCommands.map { "\($0.name):\(brief($0.summary))" }
    let help = ["\(BuiltIn.helpCommand):Show the help of a command"]
    var script = """
      #compdef \(name)
      # zsh completions for \(name), made by '\(name) completions zsh'.

      \(function)() {
        local context state state_descr line
        typeset -A opt_args
        _arguments -s -S -C \\
      \(specifications(ownOptions.flatMap { zshOption($0.declaration) })) \\
          '1:command:->command' '*::argument:->argument'
        case $state in
          command)
            local -a commands
            commands=(\((commands + help).map(zshDescribed).joined(separator: " ")))
            _describe -t commands command commands
            ;;
          argument)
            case $words[1] in

      """
    for command in shownCommands {
      let options = optionGroups(of: command).flatMap(\.options).flatMap {
        zshOption($0.declaration)
      }
      let arguments = command.arguments.map { zshArgument($0.declaration) }
      script += """
                \(command.name))
                  _arguments -s -S \\
        \(specifications(options + arguments, indent: 12))
                  ;;

        """
    }
    let names = shownCommands.map { quotedForPOSIXShell($0.name) }.joined(separator: " ")
    script += """
              \(BuiltIn.helpCommand)) compadd -- \(names) ;;
            esac
            ;;
        esac
      }

      # Loaded as a file of $fpath, the function is called; sourced, it is registered.
      if [[ $funcstack[1] == \(function) ]]; then
        \(function) "$@"
      else
        compdef \(function) \(name)
      fi

      """
    return script
  }

  /// Lines of a command that goes on to the next line.
  private func specifications(_ specifications: [String], indent: Int = 4) -> String {
    let margin = String(repeating: " ", count: indent)
    return specifications.map { margin + $0 }.joined(separator: " \\\n")
  }

  /// A name with its description for `_describe`, where a colon stands between them.
  private func zshDescribed(_ text: String) -> String { quotedForPOSIXShell(text) }

  /// The specifications of an option; two for one that can be denied.
  private func zshOption(_ option: OptionDeclaration) -> [String] {
    let help = "[" + escape(brief(option.help), ["[", "]", ":"]) + "]"
    let value = option.takesValue ? zshValue(option) : ""
    let long = "--" + option.name
    let sign = option.takesValue ? "=" : ""
    // A list may be given again; anything else is offered once.
    let once = option.mayRepeat ? "*" : ""
    if option.kind == .toggle {
      let both = "(\(long) --no-\(option.name))"
      let denial = "[Not: " + help.dropFirst()
      return [both + long + help, both + "--no-" + option.name + denial].map(quotedForPOSIXShell)
    }
    guard let letter = option.letter else {
      return [quotedForPOSIXShell(once + long + sign + help + value)]
    }
    let shortSign = option.takesValue ? "+" : ""
    let both = option.mayRepeat ? "*" : "(-\(letter) \(long))"
    return ["-\(letter)" + shortSign, long + sign].map {
      quotedForPOSIXShell(both + $0 + help + value)
    }
  }

  private func zshValue(_ option: OptionDeclaration) -> String {
    ":" + escape(option.placeholder, [":"]) + ":"
      + zshAction(option.candidates, isList: option.kind == .list)
  }

  private func zshArgument(_ argument: ArgumentDeclaration) -> String {
    let name = escape(argument.name, [":"])
    let action = zshAction(argument.candidates, isList: false)
    return quotedForPOSIXShell("\(argument.repeats ? "*" : ""):\(name):\(action)")
  }

  /// What completes a value: words, names of files or folders, or both. A space alone offers
  /// nothing but shows what is wanted.
  private func zshAction(_ candidates: Candidates, isList: Bool) -> String {
    let words = candidates.words()
    let list = words.map { escape(quotedForPOSIXShell($0), [":"]) }.joined(separator: " ")
    let files =
      switch candidates.files {
      case .none: ""
      case .directories: "_files -/"
      case .all: "_files"
      }
    switch (words.isEmpty, files.isEmpty) {
    case (true, true): return " "
    case (true, false): return files
    case (false, true):
      return isList ? "_sequence compadd - \(list)" : "compadd - \(list)"
    case (false, false):
      return "{ compadd - \(list); \(files) }"
    }
  }
}
