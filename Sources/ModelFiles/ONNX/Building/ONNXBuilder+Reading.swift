import ModelDescription
import TensorFiles

/// What nodes read.
extension ONNXBuilder {
  func place(_ node: ONNXNode, _ index: Int) -> ONNXPlace? {
    guard let name = node.input(index), case .place(let place)? = values[name] else { return nil }
    return place
  }

  func constant(_ node: ONNXNode, _ index: Int) -> ONNXConstant? {
    guard let name = node.input(index), case .constant(let constant)? = values[name] else {
      return nil
    }
    return constant
  }

  /// The few numbers that an input is.
  func value(_ node: ONNXNode, _ index: Int) -> KnownValue? {
    constant(node, index).flatMap { $0.isSmall ? $0.value : nil }
  }

  /// Whether one of these kinds of nodes reads a tensor.
  func isRead(_ tensor: String?, by operations: Set<String>) -> Bool {
    tensor.flatMap { readers[$0] }.map { !$0.isDisjoint(with: operations) } ?? false
  }
}
