import Tensors

/// Numbers in a row, which one or several tensors look into.
struct PyTorchStorage: Sendable {
  /// The name under which the file holds them.
  let key: String

  /// The name of the storage's class, such as `torch.FloatStorage`.
  let typeName: String

  /// How many elements the pickle says there are.
  let count: Int

  /// The bytes of all elements; `nil` for an unknown type, a negative count or on overflow.
  var byteCount: Int? {
    PyTorchElement.elementType(typeName).flatMap {
      Tensor.byteCount(shape: [count], elementType: $0)
    }
  }
}
