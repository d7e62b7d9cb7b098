/// What the user should hear of a file, each thing once.
struct Warnings {
  private(set) var sentences: [String] = []
  private var kinds: Set<String> = []

  /// The most sentences: a file that is wrong everywhere says it often enough.
  private static let limit = 20

  /// Adds a sentence, unless there is one of its kind.
  mutating func add(_ sentence: String, kind: String) {
    guard kinds.insert(kind).inserted, sentences.count < Warnings.limit else { return }
    sentences.append(sentence)
  }
}
