extension [String] {
  /// Facts in a line with dots between. A full-width bracket brings its own space.
  func joinedByDots() -> String {
    reduce("") { line, fact in
      line.isEmpty ? fact : line + (line.last == "）" ? "· " : " · ") + fact
    }
  }
}
