/// Why a choice of channels cannot be followed.
public enum ChannelSelectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing between two commas, or nothing at all.
  case emptyPart(in: String)

  /// A part that is neither a number nor a range.
  case notAChannel(part: String)

  /// A range whose end lies before its start.
  case backwardRange(first: Int, last: Int)

  /// A channel that the layer does not have.
  case outOfRange(channel: Int, layer: String, count: Int)

  /// Fewer than one map asked for.
  case nothingToShow(count: Int)

  /// More maps than can be compared with each other.
  case tooManyToCompare(count: Int, most: Int)

  public var description: String {
    switch self {
    case .emptyPart(let text):
      text.isEmpty
        ? "no channels given; write for instance 0-15,20"
        : "“\(text)” has an empty part; write for instance 0-15,20"
    case .notAChannel(let part):
      "“\(part)” is neither a channel nor a range of channels; write for instance 0-15,20"
    case .backwardRange(let first, let last):
      "the range \(first)-\(last) runs backwards; write \(last)-\(first)"
    case .outOfRange(let channel, let layer, let count):
      "\(layer) has no channel \(channel): its \(count) channels are 0 to \(count - 1)"
    case .nothingToShow(let count):
      "\(count) maps asked for; at least one is needed"
    case .tooManyToCompare(let count, let most):
      "\(count) maps are too many to be ordered by similarity; at most \(most) are, so choose some"
    }
  }
}
