import ModelDescription

/// A word of a line, with its place.
struct Word: Hashable, Sendable {
  let text: String
  let place: TextPlace

  /// Whether it stood in quotation marks, so that it is a name whatever it spells.
  var isQuoted = false

  /// The word as keywords are compared: small letters, without hyphens and underscores, so that
  /// `Max_Pool` is `maxpool`.
  var plain: String { isQuoted ? "" : Word.plain(text) }

  static func plain(_ text: String) -> String {
    text.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  /// The parts between commas, each with its place.
  var partsBetweenCommas: [Word] {
    guard !isQuoted else { return [self] }
    var parts: [Word] = []
    var part = ""
    var column = place.column
    for (offset, character) in text.enumerated() {
      if isComma(character) {
        if !part.isEmpty { parts.append(Word(text: part, place: at(column))) }
        part = ""
        column = place.column + offset + 1
      } else {
        part.append(character)
      }
    }
    if !part.isEmpty { parts.append(Word(text: part, place: at(column))) }
    return parts
  }

  func at(_ column: Int) -> TextPlace { TextPlace(line: place.line, column: column) }

  func problem(_ problem: NetworkTextProblem) -> NetworkTextError {
    NetworkTextError(problem, at: place)
  }
}

extension ActivationFunction {
  /// The function of that name; `nil` if there is none.
  init?(_ word: Word) {
    let name = word.plain
    guard let function = Self.allCases.first(where: { Word.plain($0.rawValue) == name }) else {
      return nil
    }
    self = function
  }
}

/// Commas and colons as they come from Western and Chinese keyboards.
func isComma(_ character: Character) -> Bool { character == "," || character == "，" }
func isColon(_ character: Character) -> Bool { character == ":" || character == "：" }
