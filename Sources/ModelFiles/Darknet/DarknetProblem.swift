/// What is wrong in a Darknet file: a clause such as `has no layers`, which ends the user's
/// sentence.
struct DarknetProblem: Error, Hashable, Sendable {
  let clause: String

  init(_ clause: String) {
    self.clause = clause
  }
}
