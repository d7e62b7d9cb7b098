/// The shape of a tensor, batch first: `(None, 55, 55, 96)`.
///
/// Feature maps are batch × height × width × channels, vectors are batch × units. A dimension
/// that is only known when the model runs, such as the batch, is `nil` and prints as `None`.
public struct Shape: Hashable, Sendable {
  public let dimensions: [Int?]

  public init(_ dimensions: [Int?]) {
    self.dimensions = dimensions
  }

  /// A shape with an open batch dimension before `dimensions`.
  public init(batchOf dimensions: [Int?]) {
    self.dimensions = [nil] + dimensions
  }

  /// The dimensions of one example: all but the batch.
  public var example: ArraySlice<Int?> { dimensions.dropFirst() }

  /// The number of elements of one example; `nil` while a dimension is open.
  public var elementCount: Int? {
    var count = 1
    for size in example {
      guard let size else { return nil }
      count *= size
    }
    return count
  }

  /// Height, width and channels of a stack of feature maps; `nil` for other ranks or open sizes.
  public var featureMaps: (height: Int, width: Int, channels: Int)? {
    guard dimensions.count == 4, let height = dimensions[1], let width = dimensions[2],
      let channels = dimensions[3]
    else { return nil }
    return (height, width, channels)
  }

  /// The last dimension: channels or units.
  public var channels: Int? { dimensions.count > 1 ? dimensions[dimensions.count - 1] : nil }

  /// The example's shape as figures show it: `55 × 55 × 96`.
  public var figureText: String {
    example.map { $0.map(String.init) ?? "?" }.joined(separator: " × ")
  }
}

extension Shape: CustomStringConvertible {
  /// The shape as Python prints a tuple.
  public var description: String {
    let sizes = dimensions.map { $0.map(String.init) ?? "None" }
    return "(" + sizes.joined(separator: ", ") + (sizes.count == 1 ? ",)" : ")")
  }
}
