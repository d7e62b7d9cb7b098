/// One thing to do in a pass, and the buffers that it needs.
struct Step: Sendable {
  let action: Action
  let parts: [(part: Operation.Part, buffer: BufferIndex)]

  enum Action: Sendable {
    /// Computed by oneDNN.
    case operation(Operation)

    /// Computed here: reads the source, writes the destination.
    case loop(@Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void)
  }

  /// Generates the machine code of an operation.
  func prepare() throws(ForwardPassError) {
    if case .operation(let operation) = action { try operation.prepare() }
  }
}
