/// Why a scene was not drawn or a file not written. `description` is the sentence for the user.
public enum CanvasError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The ending of a path names none of the formats that can be written.
  case unknownFormat(path: String)

  /// A name that is none of the formats'.
  case unknownFormatName(String)

  /// The page has no area, or its size is not a number.
  case emptyPage(width: Double, height: Double)

  /// Zero, negative, or not a number.
  case invalidResolution(Double)

  /// More pixels than a picture may have.
  case pictureTooLarge(width: Double, height: Double)

  /// Cairo's own words.
  case drawingFailed(String)

  /// A folder stands where the file should be.
  case isDirectory(path: String)

  /// A folder on the way to the file could not be made.
  case cannotMakeFolder(path: String, reason: String)

  /// The system's reason for refusing the file.
  case cannotWrite(path: String, reason: String)

  public var description: String {
    switch self {
    case .unknownFormat(let path):
      "\(path.isEmpty ? "\"\"" : path): the ending names no format that can be written; use \(OutputFormat.endings)"
    case .unknownFormatName(let name):
      "\"\(name)\" is no format that can be written; use \(OutputFormat.names)"
    case .emptyPage(let width, let height):
      "a page of \(width) × \(height) points has nothing to draw on"
    case .invalidResolution(let dpi):
      "a resolution of \(dpi) dots per inch is not possible; it has to be above 0"
    case .pictureTooLarge(let width, let height):
      "a picture of \(Int(min(width, 1e15))) × \(Int(min(height, 1e15))) pixels is too large: at most "
        + "\(PixelSize.sideLimit) on a side can be drawn; a lower resolution (--dpi), SVG or PDF helps"
    case .drawingFailed(let reason):
      "the picture could not be drawn: \(reason)"
    case .isDirectory(let path):
      "\(path) is a folder; give the name of a file in it"
    case .cannotMakeFolder(let path, let reason):
      "the folder \(path) cannot be made: \(reason)"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason)"
    }
  }
}
