/// Tensors by name, as a weights file holds them. Nothing is read before it is asked for.
public protocol NamedTensors: Sendable {
  /// What the tensors come from, for messages and captions: a file's name or `random:0`.
  var source: String { get }

  /// All names, in the file's order.
  var names: [String] { get }

  /// The tensor of that name; `nil` if there is none.
  func tensor(named name: String) throws -> Tensor?

  /// What the file says of the tensor of that name, which may cost less than the tensor itself;
  /// `nil` if there is none.
  func outline(of name: String) throws -> TensorOutline?
}

extension NamedTensors {
  public func outline(of name: String) throws -> TensorOutline? {
    try tensor(named: name).map {
      TensorOutline(shape: $0.shape, elementType: $0.elementType)
    }
  }
}
