/// What is wrong in a protobuf message, and at which byte of the file, counted from 0.
public enum ProtobufError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A field reaches beyond the end of its message.
  case endsEarly(at: Int)

  /// An integer has more than ten bytes.
  case integerTooLong(at: Int)

  /// A field has a number or a kind that does not exist, or is a group, which no format here uses.
  case invalidField(at: Int)

  /// A field holds something else than its format says; `wanted` with its article.
  case unexpected(field: Int, at: Int, wanted: String)

  /// Messages lie deeper in each other than `limit`.
  case tooDeep(at: Int, limit: Int)

  public var description: String {
    switch self {
    case .endsEarly(let place): "the field at byte \(place) reaches beyond the end"
    case .integerTooLong(let place): "the integer at byte \(place) has more than ten bytes"
    case .invalidField(let place): "no valid field starts at byte \(place)"
    case .unexpected(let field, let place, let wanted):
      "field \(field) at byte \(place) is not \(wanted)"
    case .tooDeep(let place, let limit):
      "the message at byte \(place) lies in more than \(limit) others"
    }
  }
}
