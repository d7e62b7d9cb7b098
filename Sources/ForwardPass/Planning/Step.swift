/// One thing to do in a pass, and the buffers that it needs.
struct Step: Sendable {
  let action: Action
  let parts: [(part: Operation.Part, buffer: BufferIndex)]

  /// How gradients go back through it; `nil` if no way is known.
  var derivative: Derivative?

  enum Action: Sendable {
    /// Computed by oneDNN.
    case operation(Operation)

    /// Computed here: reads all parts but the last, in their order, and writes the last.
    case loop(@Sendable (_ sources: [UnsafePointer<Float>], UnsafeMutablePointer<Float>) -> Void)
  }

  /// Generates the machine code of an operation.
  func prepare() throws(ForwardPassError) {
    if case .operation(let operation) = action { try operation.prepare() }
  }
}
