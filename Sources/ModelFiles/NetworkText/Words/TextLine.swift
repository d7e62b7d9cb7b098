/// One line, cut into words: `label: word word # comment`.
struct TextLine {
  /// The name before the colon.
  private(set) var label: Word?
  private(set) var words: [Word] = []

  /// - Parameter number: the line's number, from 1.
  init(_ characters: some Sequence<Character>, number: Int) throws(NetworkTextError) {
    let characters = Array(characters)
    var index = 0
    while let character = characters[from: index], character != "#" {
      if isBlank(character) {
        index += 1
        continue
      }
      let place = TextPlace(line: number, column: index + 1)
      let start = index
      if character == "\"" {
        guard let end = characters[(start + 1)...].firstIndex(of: "\"") else {
          throw NetworkTextError(.unclosedQuote, at: place)
        }
        try append(Word(text: String(characters[start + 1..<end]), place: place, isQuoted: true))
        index = end + 1
      } else {
        while let next = characters[from: index], next != "#", !isBlank(next) { index += 1 }
        try append(Word(text: String(characters[start..<index]), place: place))
      }
      if label == nil, words.count <= 2 { try takeLabel() }
    }
  }

  /// Names reach terminals and files of all kinds, so that nothing in them may steer these.
  private mutating func append(_ word: Word) throws(NetworkTextError) {
    let steers = word.text.unicodeScalars.contains {
      switch $0.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    if steers { throw word.problem(.controlCharacter(word.text)) }
    words.append(word)
  }

  /// Makes a label of the words so far, if a colon follows the first of them.
  private mutating func takeLabel() throws(NetworkTextError) {
    guard let first = words.first, let last = words.last else { return }
    if words.count == 2 {
      guard last.text.first.map(isColon) == true, !last.isQuoted else { return }
      try take(first, rest: last, colon: 0)
    } else if !first.isQuoted, let colon = Array(first.text).lastIndex(where: isColon) {
      let name = Word(text: String(first.text.prefix(colon)), place: first.place)
      try take(name, rest: first, colon: colon)
    }
  }

  private mutating func take(_ name: Word, rest: Word, colon: Int) throws(NetworkTextError) {
    let isName = name.isQuoted || !name.text.contains { isComma($0) || $0 == "\"" }
    guard isName, !name.text.isEmpty else { throw name.problem(.badLabel(name.text)) }
    label = name
    let after = rest.text.dropFirst(colon + 1)
    let place = rest.at(rest.place.column + colon + 1)
    words = after.isEmpty ? [] : [Word(text: String(after), place: place)]
  }
}

/// Blanks of all widths, the Chinese one included.
private func isBlank(_ character: Character) -> Bool { character.isWhitespace }

extension Array {
  /// The element there, or `nil` behind the end.
  fileprivate subscript(from index: Int) -> Element? { index < count ? self[index] : nil }
}
