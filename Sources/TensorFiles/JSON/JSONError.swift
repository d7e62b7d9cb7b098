import Spelling

/// What is wrong in a JSON text, and at which byte, counted from 0.
public enum JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  case unexpected(byte: UInt8, at: Int, wanted: String)
  case endsEarly(at: Int, wanted: String)
  case tooDeep(at: Int, limit: Int)
  case duplicateName(String, at: Int)
  case invalidString(at: Int)
  case invalidNumber(at: Int)

  public var description: String {
    switch self {
    case .unexpected(let byte, let place, let wanted):
      "byte \(place) of the JSON text is \(JSONError.show(byte)), where \(wanted) is wanted"
    case .endsEarly(let place, let wanted):
      "the JSON text ends at byte \(place), where \(wanted) is wanted"
    case .tooDeep(let place, let limit):
      "the JSON text is nested more than \(limit) deep at byte \(place)"
    case .duplicateName(let name, let place):
      "the name \(quoted(name)) comes a second time at byte \(place) of the JSON text"
    case .invalidString(let place):
      "the JSON string at byte \(place) holds characters or escapes that JSON does not allow"
    case .invalidNumber(let place):
      "the JSON text has no valid number at byte \(place)"
    }
  }

  private static func show(_ byte: UInt8) -> String {
    (0x20..<0x7F).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "0x" + String(byte, radix: 16)
  }
}
