/// Why there are no patches.
public enum PatchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The layer gives no maps, or each of their numbers sees all of the picture.
  case noFields(layer: String)

  /// More pictures than a figure holds.
  case tooMany(count: Int, most: Int)

  public var description: String {
    switch self {
    case .noFields(let layer):
      "the numbers of layer \(layer) have no part of the picture that each of them sees"
    case .tooMany(let count, let most):
      "\(count) pictures are too many for one figure; at most \(most) are, so choose fewer channels"
    }
  }
}
