import Spelling

/// What is wrong in a NumPy array.
public enum NPYError: Error, Hashable, Sendable, CustomStringConvertible {
  case notAnArray
  case unknownVersion(major: Int, minor: Int)
  case headerTooLong(bytes: Int, limit: Int)
  case endsEarly

  /// The header is not the dictionary that it must be; `wanted` is what is missing at `at`.
  case header(wanted: String, at: Int)

  /// Elements that are not plain numbers, in NumPy's words.
  case unsupportedType(String)

  /// The shape and the type need another number of bytes than there are.
  case size(shape: [Int], type: String, found: Int)

  public var description: String {
    switch self {
    case .notAnArray: "is not a NumPy array"
    case .unknownVersion(let major, let minor):
      "is a NumPy array of version \(major).\(minor); versions 1 to 3 are read"
    case .headerTooLong(let bytes, let limit):
      "has a header of \(bytes) bytes; at most \(limit) are allowed"
    case .endsEarly: "ends before its header does"
    case .header(let wanted, let place):
      "has a damaged header: \(wanted) is wanted at byte \(place)"
    case .unsupportedType(let type):
      "has elements of NumPy's type \(quoted(type)); only plain numbers are read"
    case .size(let shape, let type, let found):
      "of shape \(shape) and type \(quoted(type)) does not fit its \(found) bytes"
    }
  }
}
