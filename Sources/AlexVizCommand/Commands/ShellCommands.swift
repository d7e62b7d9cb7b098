import CommandLineOptions

/// `alexviz completions` and `alexviz manual`: what an installation gives to the shell and to man.
enum ShellCommands {
  private static let shell = Argument("SHELL", ValueType<Shell>.word, help: "The shell.")

  static let completions = Command(
    name: "completions",
    summary: "Print the completions for a shell",
    arguments: [shell],
    examples: [
      Example(
        "alexviz completions bash > ~/.local/share/bash-completion/completions/alexviz",
        "Complete commands and options in bash.")
    ]
  ) { invocation in
    try StandardStreams.write(invocation.tool.completions(for: invocation[shell]))
  }

  static let manual = Command(
    name: "manual",
    summary: "Print the manual page in troff",
    examples: [Example("alexviz manual | man -l -", "Read the manual page.")]
  ) { invocation in
    try StandardStreams.write(invocation.tool.manual())
  }
}
