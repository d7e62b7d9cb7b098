extension CommandLineTool {
  func zshCompletions() -> String { "" }
}
