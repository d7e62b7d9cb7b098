import ModelDescription
import TensorFiles

/// What an operator computes with.
enum Operand {
  case tensor

  /// Numbers that the program states: one for all, or one for each place of the last dimension.
  case numbers([Double])
}

extension LayerSource {
  /// The operands of a call, in order; `nil` where one is neither a tensor nor numbers.
  var operands: [Operand]? {
    let names = ["x", "x1", "a", "value", "y", "x2", "b", "bias"]
    let named = names.compactMap(call.keyword)
    var operands: [Operand] = []
    for argument in call.arguments + named {
      if let numbers = argument.plainValue?.constant {
        operands.append(.numbers(numbers))
      } else if !argument.tensors.isEmpty, argument.plainValue == nil {
        operands += argument.tensors.map { _ in .tensor }
      } else {
        return nil
      }
    }
    return operands
  }
}

extension JSONValue {
  /// The numbers of a constant: one, or as many as its last dimension has places while all other
  /// dimensions have size 1.
  fileprivate var constant: [Double]? {
    let isArray = ["__numpy__", "__tensor__"].contains(self["class_name"]?.string)
    guard let stored = isArray ? self["config"]?["value"] : self else { return nil }
    var row = stored
    while let elements = row.elements, elements.count == 1 { row = elements[0] }
    return row.elements.map { $0.compactMap(\.number).count == $0.count } ?? true
      ? row.flattenedNumbers : nil
  }
}
