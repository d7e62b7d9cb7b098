extension CommandLineTool {
  /// The completions for bash, 3.2 and later: a function that needs nothing else.
  ///
  /// bash cuts words at `=` and `:`; the function puts them together again, finds out what may
  /// stand at the cursor, and offers that without the part that bash has already cut off.
  func bashCompletions() -> String {
    let function = "_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    let commands = shownCommands.map(\.name) + [BuiltIn.helpCommand]
    var script = """
      # bash completions for \(name), made by '\(name) completions bash'.

      # Offers those of the words $2... that begin with $1; keeps what stands before.
      \(function)_words() {
        local start=$1 word
        shift
        for word in "$@"; do
          [[ $word == "$start"* ]] && COMPREPLY+=("${before}$word")
        done
      }

      # Offers names of files (-f) or folders (-d) that begin with $2.
      \(function)_files() {
        local file
        while IFS= read -r file; do
          COMPREPLY+=("$file")
        done < <(compgen "$1" -- "$2")
        type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
        return 0
      }

      # Offers the values of option $2 of command $1 that begin with $3; fails if it takes none.
      \(function)_value() {
        local before=
        case "$1 $2" in

      """
    for command in shownCommands {
      for option in optionGroups(of: command).flatMap(\.options) where option.declaration.takesValue
      {
        script += bashOption(option.declaration, of: command.name, function)
      }
    }
    for option in ownOptions where option.declaration.takesValue {
      script += bashOption(option.declaration, of: "", function)
    }
    script += """
          *) return 1 ;;
        esac
        return 0
      }

      # Offers the options and arguments of command $1 that begin with $2.
      \(function)_command() {
        local before=
        case "$1" in

      """
    for command in shownCommands { script += bashCommand(command, function) }
    script += """
          \(BuiltIn.helpCommand)) \(function)_words "$2" \(quoted(shownCommands.map(\.name))) ;;
        esac
      }

      \(function)() {
        local words=() count=0 word
        for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
          if ((count > 1)) && [[ $word == [=:]* || ${words[count - 1]} == *[=:] ]]; then
            words[count - 1]+=$word
          else
            words[count]=$word
            count=$((count + 1))
          fi
        done
        local current=${words[count - 1]} previous=${words[count - 2]} command= ended= i before=
        COMPREPLY=()
        for ((i = 1; i < count - 1; i++)); do
          case "${words[i]}" in
            --) ended=1 ;;
            -*) ;;
            *) [[ -z $command ]] && command=${words[i]} ;;
          esac
        done

        if [[ -n $ended ]]; then
          \(function)_command "$command" "$current"
        elif [[ $current == --*=* ]]; then
          \(function)_value "$command" "${current%%=*}" "${current#*=}"
        elif \(function)_value "$command" "$previous" "$current"; then
          :
        elif [[ -z $command ]]; then
          \(function)_words "$current" \(quoted(commands + ownOptions.flatMap(bashNames)))
        else
          \(function)_command "$command" "$current"
        fi

        # bash replaces only what stands after the last of its word breaks.
        local cut=${current%"${current##*[=:]}"}
        [[ $current == --*=* ]] && cut=${cut#"${current%%=*}="}
        for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
          COMPREPLY[i]=${COMPREPLY[i]#"$cut"}
        done
      }

      complete -F \(function) \(name)

      """
    return script
  }

  /// The branch for the values of one option.
  private func bashOption(
    _ option: OptionDeclaration, of command: String, _ function: String
  ) -> String {
    var names = ["--" + option.name] + option.aliases.map { "--" + $0 }
    if let letter = option.letter { names.append("-\(letter)") }
    let patterns = names.map { quotedForPOSIXShell("\(command) \($0)") }.joined(separator: " | ")
    let isList = option.kind == .list
    let action = bashCandidates(option.candidates, "$3", isList: isList, function)
    let split = isList ? "[[ $3 == *,* ]] && before=${3%,*},; " : ""
    return "    \(patterns)) \(split)\(action) ;;\n"
  }

  /// The branch for one command: options after a hyphen, else arguments.
  private func bashCommand(_ command: Command, _ function: String) -> String {
    let options = optionGroups(of: command).flatMap(\.options).flatMap(bashNames)
    var arguments: [String] = []
    for argument in command.arguments {
      let action = bashCandidates(argument.declaration.candidates, "$2", isList: false, function)
      if !arguments.contains(action) { arguments.append(action) }
    }
    return """
          \(command.name))
            if [[ $2 == -* ]]; then
              \(function)_words "$2" \(quoted(options))
            else
              \((arguments.isEmpty ? [":"] : arguments).joined(separator: "; "))
            fi
            ;;

      """
  }

  /// The command that offers candidates that begin with the text of a parameter.
  private func bashCandidates(
    _ candidates: Candidates, _ parameter: String, isList: Bool, _ function: String
  ) -> String {
    var actions: [String] = []
    let words = candidates.words()
    let start = isList ? "${\(parameter.dropFirst())##*,}" : parameter
    if !words.isEmpty { actions.append("\(function)_words \"\(start)\" \(quoted(words))") }
    switch candidates.files {
    case .none: break
    case .directories: actions.append("\(function)_files -d \"\(parameter)\"")
    case .all: actions.append("\(function)_files -f \"\(parameter)\"")
    }
    return actions.isEmpty ? ":" : actions.joined(separator: "; ")
  }

  /// The long names of an option that are offered.
  private func bashNames(_ option: any DeclaredOption) -> [String] {
    let declaration = option.declaration
    let long = "--" + declaration.name
    return declaration.kind == .toggle ? [long, "--no-" + declaration.name] : [long]
  }

  private func quoted(_ words: [String]) -> String {
    words.map(quotedForPOSIXShell).joined(separator: " ")
  }
}
