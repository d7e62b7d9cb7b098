/// What is wrong in a TensorFlow Lite file: a clause such as `has no operators`, which ends the
/// user's sentence.
struct TFLiteProblem: Error, Hashable, Sendable {
  let clause: String

  init(_ clause: String) {
    self.clause = clause
  }

  static let damaged = TFLiteProblem("is damaged; was the download cut off?")
}
