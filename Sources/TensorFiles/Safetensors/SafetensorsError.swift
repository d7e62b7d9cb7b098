import Spelling
import Tensors

/// What is wrong in a safetensors file.
public enum SafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The header says that it is longer than any sane one.
  case headerTooLong(bytes: UInt64, limit: Int)

  /// The file ends before the header or the tensors do.
  case endsEarly(wanted: Int, found: Int)

  /// The header is not valid JSON.
  case header(JSONError)

  /// The header is JSON, but not an object of tensors.
  case headerIsNotAnObject

  /// `__metadata__` holds something else than strings.
  case metadata

  /// A tensor is described without one of `dtype`, `shape` and `data_offsets`, or wrongly.
  case description(tensor: String, missing: String)

  /// The element type is none that the format knows.
  case unknownType(tensor: String, type: String)

  /// The element type is known, but has no reader here.
  case unsupportedType(tensor: String, type: String)

  /// The shape and the element type need another number of bytes than the offsets give.
  case size(tensor: String, shape: [Int], type: String, offsets: [Int])

  /// A tensor does not start where the one before ends.
  case gapOrOverlap(tensor: String, start: Int, wanted: Int)

  /// After the last tensor more bytes follow.
  case trailing(bytes: Int)

  public var description: String {
    switch self {
    case .headerTooLong(let bytes, let limit):
      "the header is said to have \(bytes) bytes; at most \(limit) are allowed"
    case .endsEarly(let wanted, let found):
      "the file ends early: it should have \(wanted) bytes and has \(found); was the download cut off?"
    case .header(let error): "the header cannot be read: \(error)"
    case .headerIsNotAnObject: "the header is not a JSON object of tensors"
    case .metadata: "'__metadata__' must be an object of strings"
    case .description(let tensor, let missing):
      "the header gives no valid \(missing) for tensor \(quoted(tensor))"
    case .unknownType(let tensor, let type):
      "tensor \(quoted(tensor)) has the element type \(quoted(type)), which safetensors does not know"
    case .unsupportedType(let tensor, let type):
      "tensor \(quoted(tensor)) has the element type \(quoted(type)), which cannot be read; convert it to F32 or F16"
    case .size(let tensor, let shape, let type, let offsets):
      "tensor \(quoted(tensor)) of shape \(shape) and type \(quoted(type)) does not fit the bytes \(offsets) that the header gives it"
    case .gapOrOverlap(let tensor, let start, let wanted):
      "tensor \(quoted(tensor)) starts at byte \(start) of the data, where \(wanted) is wanted (tensors may neither overlap nor leave gaps)"
    case .trailing(let bytes):
      "\(bytes) \(bytes == 1 ? "byte follows" : "bytes follow") the last tensor; none may"
    }
  }
}
