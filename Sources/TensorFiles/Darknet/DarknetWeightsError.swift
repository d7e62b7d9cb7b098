import Spelling

/// What is wrong in a Darknet file of weights.
public enum DarknetWeightsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file has fewer bytes than the network needs.
  case endsEarly(wanted: Int, found: Int)

  /// The file has more bytes than the network needs.
  case tooLong(wanted: Int, found: Int)

  /// A layer would have more weights than can be counted.
  case shape([Int])

  /// There is no description that divides the numbers.
  case needsDescription

  /// The description has a layer whose weights are not known.
  case unknownLayer(String)

  public var description: String {
    switch self {
    case .endsEarly(let wanted, let found):
      "ends early: the network needs \(wanted) bytes and the file has \(found); does it belong to "
        + "another network, or was the download cut off?"
    case .tooLong(let wanted, let found):
      "has \(found) bytes, but the network needs \(wanted); does it belong to another network?"
    case .shape(let shape): "cannot have weights of shape \(shape)"
    case .needsDescription:
      "has Darknet's weights, which have no names and no shapes; open it together with the .cfg of "
        + "its network"
    case .unknownLayer(let layer):
      "has Darknet's weights, which cannot be divided, since it is not known how many layer "
        + "\(quoted(layer)) has"
    }
  }
}
