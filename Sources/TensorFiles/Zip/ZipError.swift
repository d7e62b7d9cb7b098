import Spelling

/// What is wrong in a zip archive. Entries are named as the archive names them.
public enum ZipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no table of contents at the end, where one is wanted.
  case endsEarly

  /// A part of the archive lies outside it or does not start as it must.
  case damaged(part: String, at: Int)

  /// The table of contents counts more entries than are read.
  case tooManyEntries(count: Int, limit: Int)

  /// The archive is in several files.
  case severalDisks

  /// The table of contents and the entry itself disagree.
  case contradiction(entry: String)

  /// A name that leaves the archive, or is not valid UTF-8.
  case unsafeName(String)

  case duplicateName(String)
  case overlap(entry: String)
  case encrypted(entry: String)
  case unknownMethod(entry: String, method: Int)

  /// The entry would unpack to more than its stored bytes can hold.
  case implausibleSize(entry: String, size: Int, stored: Int)

  /// The entry does not unpack to the size that is stated.
  case wrongSize(entry: String, stated: Int)

  /// The bytes are not those that the archive was made of.
  case checksum(entry: String)

  public var description: String {
    switch self {
    case .endsEarly:
      "the archive ends early: its table of contents is missing; was the download cut off?"
    case .damaged(let part, let place):
      "the archive is damaged: no valid \(part) at byte \(place)"
    case .tooManyEntries(let count, let limit):
      "the archive has \(count) entries; at most \(limit) are read"
    case .severalDisks: "the archive is a part of several; a whole one is wanted"
    case .contradiction(let entry):
      "the archive is damaged: entry \(quoted(entry)) and the table of contents disagree"
    case .unsafeName(let name): "the archive has an entry with the unsafe name \(quoted(name))"
    case .duplicateName(let name): "the archive has two entries named \(quoted(name))"
    case .overlap(let entry): "the archive is damaged: entry \(quoted(entry)) lies over another one"
    case .encrypted(let entry): "entry \(quoted(entry)) is encrypted"
    case .unknownMethod(let entry, let method):
      "entry \(quoted(entry)) is packed with method \(method); only 0 (stored) and 8 (deflate) are read"
    case .implausibleSize(let entry, let size, let stored):
      "entry \(quoted(entry)) is said to unpack from \(stored) bytes to \(size), which is not believed"
    case .wrongSize(let entry, let stated):
      "entry \(quoted(entry)) is damaged: it does not unpack to the \(stated) bytes that are stated"
    case .checksum(let entry): "entry \(quoted(entry)) is damaged: its checksum is wrong"
    }
  }
}
