import ModelDescription
import Spelling

/// What stands behind a layer's word, sorted: numbers, options with values, flags, a function.
struct LayerArguments {
  let layer: LayerWord

  /// The layer's word as it stands in the line.
  let word: Word
  private(set) var numbers: [Word] = []
  private(set) var values: [LayerOption: Word] = [:]
  private(set) var flags: Set<LayerFlag> = []
  private(set) var activation = ActivationFunction.linear
  private var hasActivation = false

  init(of layer: LayerWord, word: Word, _ words: ArraySlice<Word>) throws(NetworkTextError) {
    self.layer = layer
    self.word = word
    var rest = words
    while let next = rest.popFirst() {
      if let flag = LayerFlag(rawValue: next.plain), layer.flags.contains(flag) {
        try set(flag, next)
      } else if layer.takesActivation, let function = ActivationFunction(next) {
        guard !hasActivation else { throw next.problem(.givenTwice("the function")) }
        (activation, hasActivation) = (function, true)
      } else if let (option, value) = split(next) {
        guard let value = value ?? rest.popFirst() else {
          throw next.problem(
            .missing("a value for '\(next.text)'", of: word.text, example: layer.example))
        }
        try set(option, value, next)
      } else if isNumber(next) {
        numbers.append(next)
      } else {
        throw unknown(next)
      }
    }
  }

  private mutating func set(_ flag: LayerFlag, _ word: Word) throws(NetworkTextError) {
    let isPadding = flag == .same || flag == .valid
    guard !isPadding || (values[.padding] == nil && flags.isDisjoint(with: [.same, .valid])) else {
      throw word.problem(.givenTwice("the padding"))
    }
    guard flags.insert(flag).inserted else { throw word.problem(.givenTwice("'\(word.plain)'")) }
  }

  private mutating func set(
    _ option: LayerOption, _ value: Word, _ word: Word
  ) throws(NetworkTextError) {
    if option == .padding, let flag = LayerFlag(rawValue: value.plain),
      flag == .same || flag == .valid
    {
      return try set(flag, word)
    }
    let isTaken =
      values[option] != nil
      || option == .padding && !flags.isDisjoint(with: [.same, .valid])
    guard !isTaken else { throw word.problem(.givenTwice("the \(option.rawValue)")) }
    values[option] = value
  }

  private func isNumber(_ word: Word) -> Bool {
    guard !word.isQuoted, let first = word.text.first else { return false }
    return first.isNumber || "-.".contains(first)
  }

  /// The option that a word names, and the value if it is in the same word: `s2`, `stride=2`.
  private func split(_ word: Word) -> (option: LayerOption, value: Word?)? {
    guard !word.isQuoted else { return nil }
    let letters = word.text.prefix { $0.isLetter || $0 == "_" }
    let plain = Word(text: String(letters), place: word.place).plain
    guard let option = layer.options.first(where: { $0.words.contains(plain) }) else { return nil }
    var value = word.text.dropFirst(letters.count)
    if value.first == "=" { value = value.dropFirst() }
    guard !value.isEmpty else { return (option, nil) }
    let column = word.place.column + word.text.count - value.count
    return (option, Word(text: String(value), place: word.at(column)))
  }

  /// The complaint about a word that the layer does not take.
  private func unknown(_ found: Word) -> NetworkTextError {
    if !layer.takesActivation, let function = ActivationFunction(found) {
      return found.problem(.functionBehind(function.rawValue, layer: word.text))
    }
    var known = layer.options.map { $0.words[0] } + layer.flags.map(\.rawValue)
    guard !known.isEmpty else {
      return found.problem(.unexpected(found.text, example: layer.example))
    }
    var candidates = known + layer.options.flatMap(\.words)
    if layer.takesActivation {
      candidates += ActivationFunction.allCases.map(\.rawValue)
      known.append("a function such as relu")
    }
    return found.problem(
      .unknownOption(
        found.text, of: word.text, nearest: nearest(to: found.plain, among: candidates),
        known: known))
  }
}
