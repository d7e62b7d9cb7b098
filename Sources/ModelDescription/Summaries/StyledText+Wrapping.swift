extension StyledText {
  /// The lines of at most `width` columns: broken between words, a word that is longer than a
  /// whole line cut with an ellipsis.
  func wrapped(to width: Int) -> [StyledText] {
    var breaks: [Int] = []
    var column = 0
    for word in words() {
      let bare = self[word].trimmedEnd().width
      if bare <= width - column {
        column += self[word].width
      } else if bare > width || column > 0 {
        if word.lowerBound > 0 { breaks.append(word.lowerBound) }
        column = self[word].width
      }
    }
    let starts = [0] + breaks
    let ends = breaks + [letters.count]
    return zip(starts, ends).map { self[$0..<$1].trimmedEnd().cut(to: width) }
  }

  /// The words, each with the spaces behind it; spaces at the beginning go with the first.
  private func words() -> [Range<Int>] {
    var words: [Range<Int>] = []
    var (start, index) = (0, 0)
    func isSpace(_ place: Int) -> Bool { letters[place].letter == " " }
    while index < letters.count {
      while index < letters.count, isSpace(index) { index += 1 }
      while index < letters.count, !isSpace(index) { index += 1 }
      while index < letters.count, isSpace(index) { index += 1 }
      words.append(start..<index)
      start = index
    }
    return words
  }

  private func trimmedEnd() -> StyledText {
    var end = letters.count
    while end > 0, letters[end - 1].letter == " " { end -= 1 }
    return self[0..<end]
  }

  /// The text itself if it fits, or its beginning and an ellipsis.
  private func cut(to width: Int) -> StyledText {
    guard self.width > width else { return self }
    var (end, columns) = (0, 0)
    while end < letters.count, columns + letters[end].letter.columns <= width - 1 {
      columns += letters[end].letter.columns
      end += 1
    }
    let style = letters[end].style
    return self[0..<end] + StyledText("…", style)
  }
}
