/// Makes names into values of `id`, which may not have spaces nor come twice in a file.
struct SVGIdentifiers {
  private var taken: Set<String> = []

  /// The name with its spaces replaced, and numbered if it has been given before; `nil` for an
  /// empty one.
  mutating func identifier(for name: String) -> String? {
    guard let word = SVGIdentifiers.word(name) else { return nil }
    var identifier = word
    var number = 2
    while !taken.insert(identifier).inserted {
      identifier = "\(word)-\(number)"
      number += 1
    }
    return identifier
  }

  /// The name as one word: spaces become `_`. `nil` for an empty name.
  static func word(_ name: String) -> String? {
    if name.isEmpty { return nil }
    return String(name.map { $0.isWhitespace ? "_" : $0 })
  }
}
