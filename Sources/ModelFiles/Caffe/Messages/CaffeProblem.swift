/// What is wrong in a Caffe file: a clause such as `has no layers`, which ends the user's sentence.
struct CaffeProblem: Error, Hashable, Sendable {
  let clause: String

  init(_ clause: String) {
    self.clause = clause
  }
}
