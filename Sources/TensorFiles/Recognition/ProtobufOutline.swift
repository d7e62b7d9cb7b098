import Tensors

/// The fields at the top of a protobuf message: enough to tell what a file is.
struct ProtobufOutline {
  /// The numbers of the fields that hold an integer.
  private(set) var integers: Set<Int> = []

  /// The numbers of the fields that hold bytes: texts and messages.
  private(set) var blocks: Set<Int> = []

  /// Walks over the fields; `nil` where the bytes are no protobuf message to their end.
  init?(_ storage: TensorStorage) {
    var fields = ProtobufMessage(storage).fields
    for _ in 0..<100_000 {
      do {
        guard let field = try fields.next() else { return }
        switch field.value {
        case .varint: integers.insert(field.number)
        case .block: blocks.insert(field.number)
        case .fixed32, .fixed64: break
        }
      } catch {
        return nil
      }
    }
    return nil
  }
}
