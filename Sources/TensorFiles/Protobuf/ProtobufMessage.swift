import Tensors

/// A protobuf message: a range of a file's bytes, of which nothing is copied.
///
/// Its fields are met one after the other:
/// ```
/// var fields = message.fields
/// while let field = try fields.next() {
///   switch field.number { … }
/// }
/// ```
/// Source: Protocol Buffers, "Encoding".
package struct ProtobufMessage: Sendable {
  /// How many messages may lie in each other.
  static let depthLimit = 100

  package let storage: TensorStorage

  /// Where the message lies in `storage`.
  package let range: Range<Int>

  /// How many messages this one lies in.
  let depth: Int

  /// The message that a whole file is.
  package init(_ storage: TensorStorage) {
    self.init(storage: storage, range: 0..<storage.byteCount, depth: 0)
  }

  init(storage: TensorStorage, range: Range<Int>, depth: Int) {
    self.storage = storage
    self.range = range
    self.depth = depth
  }

  /// The fields, from the first.
  package var fields: ProtobufFields { ProtobufFields(of: self) }
}
