/// Why a file could not be read. The description is the sentence for the user.
public enum FileReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing of that name exists.
  case notFound(file: String)

  /// The name is a folder's.
  case isDirectory(file: String)

  /// The name is a device's.
  case isDevice(file: String)

  /// The file is a pipe, and nobody has opened its other end.
  case nobodyWrites(file: String)

  /// The file exists, but may not be read by this user.
  case permissionDenied(file: String)

  /// The file has more bytes than are read at once.
  case tooLarge(file: String, limit: Int)

  /// The system refused for a reason of its own.
  case system(file: String, reason: String)

  public var description: String {
    switch self {
    case .notFound(let file): "\(file): there is no such file"
    case .isDirectory(let file): "\(file): is a directory; a file is wanted"
    case .isDevice(let file): "\(file): is a device; a file or a pipe is wanted"
    case .nobodyWrites(let file): "\(file): is a pipe into which nothing writes"
    case .permissionDenied(let file): "\(file): may not be read: permission denied"
    case .tooLarge(let file, let limit):
      "\(file): is larger than \(limit >> 20) MiB, more than is read"
    case .system(let file, let reason): "\(file): cannot be read: \(reason)"
    }
  }
}
