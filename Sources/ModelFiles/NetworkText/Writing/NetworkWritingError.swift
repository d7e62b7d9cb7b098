import Spelling

/// Why a model has no text form. The description is the sentence for the user.
public enum NetworkWritingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The language has no word for the layer.
  case noWord(layer: String, className: String)

  /// The name cannot stand in a line, not even in quotation marks.
  case name(String)

  /// Nothing reads the input, which a text does not allow.
  case unreadInput(String)

  /// The input has too many dimensions.
  case inputRank(String)

  public var description: String {
    switch self {
    case .noWord(let layer, let className):
      "the text form of networks has no word for layer \(quoted(layer)) (\(className))"
    case .name(let name):
      "the name \(quoted(name)) has quotation marks or invisible characters, which the text form "
        + "of networks cannot hold"
    case .unreadInput(let name): "nothing reads the input \(quoted(name))"
    case .inputRank(let name):
      "the input \(quoted(name)) must have one to four dimensions in the text form of networks"
    }
  }
}
