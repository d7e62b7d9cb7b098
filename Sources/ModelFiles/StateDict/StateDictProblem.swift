import Spelling

/// What keeps a table of tensors from being a network. The description is a clause about the file.
enum StateDictProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(String)

  /// The network has no place for a tensor.
  case unexpected(String)

  case wrongShape(String, found: [Int], wanted: [Int])
  case wrongRank(String, found: [Int], wanted: Int)
  case impossibleSize(String, found: [Int])

  /// How many blocks the network has, whose strides do not follow from the tensors.
  case wrongDepth(found: Int, wanted: [Int], of: String)

  var description: String {
    switch self {
    case .missing(let name): "has no tensor \(quoted(name))"
    case .unexpected(let name): "has a tensor \(quoted(name)), for which there is no place"
    case .wrongShape(let name, let found, let wanted):
      "has a tensor \(quoted(name)) of \(shapeText(found)), where \(shapeText(wanted)) is wanted"
    case .wrongRank(let name, let found, let wanted):
      "has a tensor \(quoted(name)) of \(shapeText(found)), where \(wanted) dimensions are wanted"
    case .impossibleSize(let name, let found):
      "has a tensor \(quoted(name)) of \(shapeText(found)), which no layer has"
    case .wrongDepth(let found, let wanted, let blocks):
      "has \(found) \(blocks), where \(wanted.map(String.init).joined(separator: " or ")) are wanted"
    }
  }
}

/// A tensor's shape in words: `64 × 3 × 7 × 7`.
func shapeText(_ shape: [Int]) -> String {
  shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: " × ")
}
