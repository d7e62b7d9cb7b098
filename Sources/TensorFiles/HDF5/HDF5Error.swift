import Spelling

/// What is wrong in an HDF5 file. Places are bytes, counted from where the HDF5 data start.
public enum HDF5Error: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file does not start as HDF5 does.
  case notHDF5

  /// The file says that it is longer than it is.
  case endsEarly(wanted: Int, found: Int)

  /// Something is said to lie where the file has no bytes.
  case outside(at: Int, size: Int)

  /// A part is not what it must be.
  case damaged(part: String, at: Int)

  /// A part is of a version that is not read.
  case unknownVersion(part: String, version: Int)

  /// Something that HDF5 allows and this reader does not; `feature` is a plural.
  case unsupported(feature: String)

  /// Groups lie in groups more than `limit` deep.
  case tooDeep(limit: Int)

  /// A group is in several groups, or in itself.
  case linkedTwice(group: String)

  /// The parts of the file refer to the same bytes so often that reading them would not end.
  case repetitive

  /// Something is not there that a list of names tells of, or that Keras always writes.
  case missing(path: String)

  /// Two tensors would have the same name.
  case duplicateName(String)

  /// Elements that are not plain numbers, in words.
  case unsupportedType(String)

  /// The shape needs another number of bytes than are stored.
  case size(shape: [Int], stored: Int)

  /// The numbers would unpack to more than the stored bytes can hold.
  case implausibleSize(shape: [Int], stored: Int)

  /// A piece of the numbers cannot be unpacked, or its checksum is wrong.
  case damagedChunk(at: Int)

  public var description: String {
    switch self {
    case .notHDF5: "is not an HDF5 file"
    case .endsEarly(let wanted, let found):
      "the file ends early, after \(found) of \(wanted) bytes; was the download cut off?"
    case .outside(let place, let size):
      "the file is damaged: it refers to byte \(place), but has \(size) bytes"
    case .damaged(let part, let place):
      "the file is damaged: no valid \(part) at byte \(place)"
    case .unknownVersion(let part, let version):
      "version \(version) of the \(part) of HDF5 files is not read"
    case .unsupported(let feature): "uses \(feature), which are not read"
    case .tooDeep(let limit): "has groups nested more than \(limit) deep"
    case .linkedTwice(let group):
      "has the group \(quoted(group)) in more than one place, which is not read"
    case .repetitive:
      "the file is damaged: its parts refer to the same bytes again and again"
    case .missing(let path): "has no \(quoted(path)), where one is wanted"
    case .duplicateName(let name): "has two tensors named \(quoted(name))"
    case .unsupportedType(let type): "has \(type) as elements; only plain numbers are read"
    case .size(let shape, let stored):
      "of shape \(shape) does not fit its \(stored) bytes"
    case .implausibleSize(let shape, let stored):
      "is said to unpack from \(stored) bytes to the shape \(shape), which is not believed"
    case .damagedChunk(let place):
      "the file is damaged: the numbers at byte \(place) cannot be unpacked"
    }
  }
}
