/// A shell for which completions can be made.
public enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}

extension CommandLineTool {
  /// The script with which a shell completes this tool's command lines: commands, options, the
  /// words of listed values, and names of files.
  public func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: bashCompletions()
    case .zsh: zshCompletions()
    case .fish: fishCompletions()
    }
  }
}
