/// What is wrong in a Keras model: a clause that follows "this Keras file", such as
/// `has no layers`.
struct KerasProblem: Error, Hashable {
  let clause: String

  init(_ clause: String) {
    self.clause = clause
  }
}
