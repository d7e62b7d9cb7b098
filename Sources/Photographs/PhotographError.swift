import Tensors

/// Why a picture could not be read. The description is the sentence for the user.
public enum PhotographError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file cannot be read at all.
  case unreadable(FileReadingError)

  /// The file has no bytes.
  case empty(file: String)

  /// The file is of a kind that is known, but not read; `content` with its article: a GIF picture.
  case otherContent(file: String, content: String)

  /// The file is nothing that is known.
  case notAPicture(file: String)

  /// The header gives more pixels than are read.
  case tooManyPixels(file: String, width: Int, height: Int, limit: Int)

  /// The bytes end before the picture does. `rows` of `height` are there; `nil` where that
  /// cannot be told.
  case endsEarly(file: String, format: PictureFormat, rows: Int?, height: Int)

  /// The bytes contradict the format; `reason` in the words of the library that reads them.
  case damaged(file: String, format: PictureFormat, reason: String)

  /// A kind of picture that the format allows and that is not read.
  case unsupported(file: String, format: PictureFormat, reason: String)

  /// The memory does not suffice.
  case noMemory(file: String, format: PictureFormat)

  public var description: String {
    let readable = "PNG, JPEG and WebP can be read"
    switch self {
    case .unreadable(let error):
      return error.description
    case .empty(let file):
      return "\(file): is empty; a PNG, JPEG or WebP picture is wanted"
    case .otherContent(let file, let content):
      return "\(file): is \(content); \(readable)"
    case .notAPicture(let file):
      return "\(file): is not a picture that is known here; \(readable)"
    case .tooManyPixels(let file, let width, let height, let limit):
      return "\(file): has \(width) × \(height) pixels;"
        + " at most \(limit / 1_000_000) million pixels are read"
    case .endsEarly(let file, let format, let rows, let height):
      guard height > 0 else {
        return "\(file): the \(format) data end early: before the size of the picture is known"
      }
      guard let rows else { return "\(file): the \(format) data end early" }
      return "\(file): the \(format) data end early: \(rows) of \(height) rows could be read"
    case .damaged(let file, let format, let reason):
      return "\(file): the \(format) data are damaged" + PhotographError.parenthesis(reason)
    case .unsupported(let file, let format, let reason):
      return "\(file): is a kind of \(format) picture that cannot be read"
        + PhotographError.parenthesis(reason)
    case .noMemory(let file, let format):
      return "\(file): there is not enough memory to read the \(format) picture"
    }
  }

  private static func parenthesis(_ text: String) -> String {
    text.isEmpty ? "" : " (\(text))"
  }
}
