extension CommandLineTool {
  func bashCompletions() -> String { "" }
}
