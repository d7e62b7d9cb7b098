/// Lines of text fitted to a width.
package struct Typesetting {
  package let measuring: any TextMeasuring

  package init(measuring: any TextMeasuring) {
    self.measuring = measuring
  }

  package func width(_ string: String, _ font: Font) -> Double {
    measuring.measure(string, font: font).width
  }

  /// The text in lines no wider than `limit` where that can be: broken at spaces, and between
  /// Chinese characters but not before closing punctuation.
  package func wrapped(_ text: String, font: Font, limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0.0
    for piece in pieces(of: text) {
      // Widths of pieces are mostly known from other lines. Their sum is nearly the line's, which is
      // measured only where it comes close to the limit.
      let isClose = length + width(trimmed(piece), font) > 0.97 * limit
      if !line.isEmpty, isClose, width(line + trimmed(piece), font) > limit {
        lines.append(trimmed(line))
        line = ""
        length = 0
      }
      line += piece
      length += width(piece, font)
    }
    return lines + (line.isEmpty ? [] : [trimmed(line)])
  }

  /// The text, or as much of its start as fits with an ellipsis.
  package func shortened(_ text: String, font: Font, limit: Double) -> String {
    guard width(text, font) > limit else { return text }
    var kept = Substring(text)
    while !kept.isEmpty, width(kept + "…", font) > limit { kept.removeLast() }
    return kept + "…"
  }

  /// The text, or as much of both its ends as fits around an ellipsis: names of layers often differ
  /// in their last letters only.
  package func shortenedInside(_ text: String, font: Font, limit: Double) -> String {
    guard width(text, font) > limit else { return text }
    for kept in (1..<text.count).reversed() {
      let line = text.prefix(kept - kept / 2) + "…" + text.suffix(kept / 2)
      if width(String(line), font) <= limit { return String(line) }
    }
    return "…"
  }

  /// The parts between which a line may break, each with the space after it.
  private func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var previous: Character?
    for character in text {
      let breaks = previous.map { canBreak(after: $0, before: character) } ?? false
      if breaks {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      previous = character
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private func canBreak(after first: Character, before second: Character) -> Bool {
    // A Chinese measure word stays with its number.
    if first == " " { return !"×%·–张个格层".contains(second) }
    return isChinese(second) && !"，。；：、）".contains(second) && first != "（"
      || isChinese(first) && first != "（" && second != " " && !isChinese(second)
  }

  private func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || $0.value >= 0xFF00 }
  }

  private func trimmed(_ line: String) -> String {
    line.last == " " ? String(line.dropLast()) : line
  }
}
