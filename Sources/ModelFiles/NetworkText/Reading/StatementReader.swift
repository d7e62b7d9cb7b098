import ModelDescription

/// Turns lines into statements and pairs each `repeat` with its `end`.
struct StatementReader {
  private(set) var statements: [Statement] = []

  /// The `repeat`s that are not closed yet, as indices into `statements`.
  private var openRepeats: [Int] = []
  private var hasName = false

  mutating func read(_ line: TextLine) throws(NetworkTextError) {
    guard let word = line.words.first else {
      guard let label = line.label else { return }
      try refuseKeyword(label)
      return append(.mark, label, line)
    }
    guard let meaning = Vocabulary.meaning(of: word) else {
      if let label = line.label { try refuseKeyword(label) }
      throw Vocabulary.unknown(word)
    }
    let rest = line.words.dropFirst()
    switch meaning {
    case .input: append(.input(try inputShape(word, rest)), word, line)
    case .layer(let layer): try readLayer(layer, word, rest, line)
    case .activation(let function):
      let (arguments, sources) = try sources(of: rest, after: word)
      if let extra = arguments.first {
        throw extra.problem(.unexpected(extra.text, example: word.text))
      }
      append(.layer({ Activation(function, name: $0) }, sources: sources), word, line)
    case .reuse: try readReuse(word, rest, line)
    case .name, .output, .repeatStart, .repeatEnd:
      guard line.label == nil else { throw word.problem(.labelOfNoLayer(word.text)) }
      try readKeyword(meaning, word, rest, line)
    }
  }

  /// Checks that every `repeat` is closed.
  func finish() throws(NetworkTextError) {
    if let open = openRepeats.last { throw statements[open].word.problem(.repeatWithoutEnd) }
  }

  private mutating func append(_ content: Statement.Content, _ word: Word, _ line: TextLine) {
    statements.append(Statement(label: line.label, word: word, content: content))
  }

  /// Finds the colon in `conv: 96 11x11`, which would make a name of the layer's word.
  private func refuseKeyword(_ label: Word) throws(NetworkTextError) {
    if Vocabulary.meaning(of: label) != nil { throw label.problem(.colonAfterWord(label.text)) }
  }

  /// Words without a name before them.
  private mutating func readKeyword(
    _ meaning: Vocabulary.Meaning, _ word: Word, _ rest: ArraySlice<Word>, _ line: TextLine
  ) throws(NetworkTextError) {
    switch meaning {
    case .name:
      guard !hasName else { throw word.problem(.givenTwice("the network's name")) }
      guard !rest.isEmpty else {
        throw word.problem(.missing("the network's name", of: word.text, example: "name AlexNet"))
      }
      hasName = true
      append(.name(rest.map(\.text).joined(separator: " ")), word, line)
    case .output:
      append(.output(rest.flatMap(\.partsBetweenCommas)), word, line)
    case .repeatStart:
      guard let count = rest.first else {
        throw word.problem(.missing("a number of times", of: word.text, example: "repeat 3"))
      }
      try refuseExtra(rest.dropFirst(), example: "repeat 3")
      openRepeats.append(statements.count)
      append(.repeatStart(count: try count.whole("the number of times")), word, line)
    default:
      try refuseExtra(rest, example: "end")
      guard let start = openRepeats.popLast() else { throw word.problem(.endWithoutRepeat) }
      guard statements.count > start + 1 else {
        throw statements[start].word.problem(.nothingRepeated)
      }
      append(.repeatEnd, word, line)
    }
  }

  private mutating func readLayer(
    _ layer: LayerWord, _ word: Word, _ rest: ArraySlice<Word>, _ line: TextLine
  ) throws(NetworkTextError) {
    if layer.joins {
      let sources = try joinedSources(word, rest)
      let maker = try LayerArguments(of: layer, word: word, []).maker()
      append(.layer(maker, sources: sources), word, line)
    } else {
      let (arguments, sources) = try sources(of: rest, after: word)
      let maker = try LayerArguments(of: layer, word: word, arguments).maker()
      append(.layer(maker, sources: sources), word, line)
    }
  }

  /// The names that `add` or `concat` join; one alone is joined to the line before.
  private func joinedSources(
    _ word: Word, _ rest: ArraySlice<Word>
  ) throws(NetworkTextError) -> Statement.Sources {
    let names = rest.drop { $0.plain == "from" }.flatMap(\.partsBetweenCommas)
    guard let first = names.first else { throw word.problem(.nothingToJoin(word.text)) }
    return names.count == 1 ? .lineBeforeAnd(first) : .named(names)
  }

  private mutating func readReuse(
    _ word: Word, _ rest: ArraySlice<Word>, _ line: TextLine
  ) throws(NetworkTextError) {
    let (arguments, sources) = try sources(of: rest, after: word)
    guard let target = arguments.first else {
      throw word.problem(
        .missing("the name of a layer", of: word.text, example: "reuse conv1 from right"))
    }
    try refuseExtra(arguments.dropFirst(), example: "reuse conv1 from right")
    append(.reuse(target, sources: sources), word, line)
  }

  /// Takes `from NAME` off the end of a line.
  private func sources(
    of words: ArraySlice<Word>, after word: Word
  ) throws(NetworkTextError) -> (ArraySlice<Word>, Statement.Sources) {
    guard let from = words.firstIndex(where: { $0.plain == "from" }) else {
      return (words, .lineBefore)
    }
    let names = words[(from + 1)...].flatMap(\.partsBetweenCommas)
    guard !names.isEmpty else {
      throw words[from].problem(
        .missing("the name of the line to read", of: "from", example: "conv 64 1x1 from pool1"))
    }
    return (words[..<from], .named(names))
  }

  private func inputShape(
    _ word: Word, _ rest: ArraySlice<Word>
  ) throws(NetworkTextError) -> [Int?] {
    let example = "input 224x224x3"
    guard let size = rest.first else {
      throw word.problem(.missing("height, width and channels", of: word.text, example: example))
    }
    try refuseExtra(rest.dropFirst(), example: example)
    var shape: [Int?] = []
    for part in size.text.split(omittingEmptySubsequences: false, whereSeparator: isTimes) {
      let number = wholeNumber(part)
      guard part == "?" || number ?? 0 >= 1, shape.count < 4 else {
        throw size.problem(
          .wanted(
            "the input's size must be height x width x channels such as 224x224x3, "
              + "or one number for a vector", found: size.text))
      }
      shape.append(number)
    }
    return shape
  }

  private func refuseExtra(
    _ words: ArraySlice<Word>, example: String
  ) throws(NetworkTextError) {
    if let extra = words.first {
      throw extra.problem(.unexpected(extra.text, example: example))
    }
  }
}
