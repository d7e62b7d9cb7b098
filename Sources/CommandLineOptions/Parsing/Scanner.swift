import Spelling

/// Takes words of a command line one after the other and sorts them into options and arguments.
struct Scanner {
  /// The texts given with each option, by its name.
  private(set) var optionTexts: [String: [String]]

  private var words: ArraySlice<String>
  private let lookup: OptionLookup
  private var optionsHaveEnded = false

  init(
    _ words: ArraySlice<String>, options: OptionLookup, optionTexts: [String: [String]] = [:]
  ) {
    self.words = words
    self.lookup = options
    self.optionTexts = optionTexts
  }

  /// The words that have not been taken yet.
  var remaining: ArraySlice<String> { words }

  /// Takes options up to the next argument, and that; `nil` at the end of the line.
  mutating func nextArgument() throws(UsageError.Problem) -> String? {
    while let word = words.popFirst() {
      if optionsHaveEnded || word == "-" || !word.hasPrefix("-") { return word }
      if word == "--" {
        optionsHaveEnded = true
      } else if word.hasPrefix("--") {
        try takeLongOption(word)
      } else {
        try takeShortOptions(word)
      }
    }
    return nil
  }

  /// Takes `--name`, `--no-name`, `--name=value` or `--name value`.
  private mutating func takeLongOption(_ word: String) throws(UsageError.Problem) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let spelling = "--" + name
    guard let meaning = lookup[long: name] else {
      throw .unknownOption(spelling, nearest: lookup.nearest(to: spelling))
    }
    let value = parts.count > 1 ? String(parts[1]) : nil
    switch (meaning.option.declaration.takesValue, value) {
    case (true, let value?): try add(value, to: meaning.option, spelling)
    case (true, nil):
      try add(try nextValue(of: meaning.option, spelling), to: meaning.option, spelling)
    case (false, let value?): throw .superfluousValue(option: spelling, value: value)
    case (false, nil): try add(meaning.setting, to: meaning.option, spelling)
    }
  }

  /// Takes `-a`, `-abc`, `-o value`, `-ovalue` or `-o=value`.
  ///
  /// `-out` is refused: it is more often meant for `--out` than for `-o ut`.
  private mutating func takeShortOptions(_ word: String) throws(UsageError.Problem) {
    var letters = word.dropFirst()
    let name = String(letters.prefix { $0 != "=" })
    if name.count > 1, lookup[long: name] != nil {
      throw .unknownOption("-" + name, nearest: "--" + name)
    }
    while let letter = letters.popFirst() {
      let spelling = "-\(letter)"
      guard let option = lookup[short: letter] else {
        throw .unknownOption(
          spelling, nearest: name.count > 1 ? lookup.nearest(to: "-" + word) : nil)
      }
      if option.declaration.takesValue {
        if letters.first == "=" { letters.removeFirst() }
        let value = letters.isEmpty ? try nextValue(of: option, spelling) : String(letters)
        return try add(value, to: option, spelling)
      }
      try add(Toggle.yes, to: option, spelling)
    }
  }

  private mutating func nextValue(
    of option: any DeclaredOption, _ spelling: String
  ) throws(UsageError.Problem) -> String {
    guard let next = words.first, next != "--", !lookup.isOption(next) else {
      throw .missingValue(option: spelling, placeholder: option.declaration.placeholder)
    }
    words.removeFirst()
    return next
  }

  /// Keeps a text for an option, after seeing that it is a value of it.
  private mutating func add(
    _ text: String, to option: any DeclaredOption, _ spelling: String
  ) throws(UsageError.Problem) {
    do {
      try option.check([text])
    } catch {
      throw .init(error, value: text, subject: "'\(spelling)'")
    }
    optionTexts[option.declaration.name, default: []].append(text)
  }
}

extension UsageError.Problem: Error {
  /// What is wrong with the value of an option or an argument.
  init(_ problem: ValueProblem, value: String, subject: String) {
    switch problem {
    case .wanted(let wanted):
      self = .wrongValue(of: subject, value: value, wanted: wanted)
    case .notListed(let words):
      self = .notListed(
        of: subject, value: value, words: words, nearest: nearest(to: value, among: words))
    }
  }
}
