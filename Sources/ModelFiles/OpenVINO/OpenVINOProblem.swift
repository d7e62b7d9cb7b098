/// What is wrong in an OpenVINO file: a clause such as `has no layers`, which ends the user's
/// sentence.
struct OpenVINOProblem: Error, Hashable, Sendable {
  let clause: String

  init(_ clause: String) {
    self.clause = clause
  }
}
