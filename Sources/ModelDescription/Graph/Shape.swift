/// The shape of a tensor, batch first: `(None, 55, 55, 96)`.
///
/// Feature maps are batch × height × width × channels, or batch × channels × height × width where
/// `dataFormat` says so; vectors are batch × units. A dimension that is only known when the model
/// runs, such as the batch, is `nil` and prints as `None`.
public struct Shape: Hashable, Sendable {
  public let dimensions: [Int?]

  /// Where the channels stand; `channelsLast` for vectors.
  public let dataFormat: DataFormat

  /// Whether anything is known: behind a layer that is not understood, not even the number of
  /// dimensions is.
  public let isKnown: Bool

  public init(_ dimensions: [Int?], dataFormat: DataFormat = .channelsLast) {
    self.dimensions = dimensions
    self.dataFormat = dimensions.count > 2 ? dataFormat : .channelsLast
    isKnown = true
  }

  /// A shape with an open batch dimension before `dimensions`.
  public init(batchOf dimensions: [Int?], dataFormat: DataFormat = .channelsLast) {
    self.init([nil] + dimensions, dataFormat: dataFormat)
  }

  private init() {
    dimensions = []
    dataFormat = .channelsLast
    isKnown = false
  }

  /// The shape of which nothing is known; prints as `?`.
  public static let unknown = Shape()

  /// The dimensions of one example: all but the batch.
  public var example: ArraySlice<Int?> { dimensions.dropFirst() }

  /// The number of elements of one example; `nil` while a dimension is open.
  public var elementCount: Int? {
    guard isKnown else { return nil }
    var count = 1
    for size in example {
      guard let size else { return nil }
      count *= size
    }
    return count
  }

  /// Height, width and channels of a stack of feature maps; `nil` for other ranks or open sizes.
  public var featureMaps: (height: Int, width: Int, channels: Int)? {
    guard isFeatureMaps, let height = self[.height], let width = self[.width], let channels
    else { return nil }
    return (height, width, channels)
  }

  /// Whether the shape has height, width and channels, known or open.
  public var isFeatureMaps: Bool { dimensions.count == 4 }

  /// The height or width of feature maps; `nil` if open or if these are no feature maps.
  public subscript(axis: Axis) -> Int? {
    guard isFeatureMaps else { return nil }
    let first = dataFormat == .channelsLast ? 1 : 2
    return dimensions[axis == .height ? first : first + 1]
  }

  /// The place of the channels, or of a vector's units, among the dimensions; `nil` without any.
  public var channelAxis: Int? {
    guard dimensions.count > 1 else { return nil }
    return dataFormat == .channelsFirst ? 1 : dimensions.count - 1
  }

  /// The channels or units.
  public var channels: Int? { channelAxis.flatMap { dimensions[$0] } }

  /// Feature maps of the same batch and data format, with other sizes.
  func with(height: Int?, width: Int?, channels: Int?) -> Shape {
    let maps =
      dataFormat == .channelsLast ? [height, width, channels] : [channels, height, width]
    return Shape(dimensions.prefix(1) + maps, dataFormat: dataFormat)
  }

  /// The same shape with the channels last, as figures and comparisons show it.
  public var channelsLast: Shape {
    guard dataFormat == .channelsFirst, dimensions.count > 2 else { return self }
    var sizes = dimensions
    sizes.append(sizes.remove(at: 1))
    return Shape(sizes)
  }

  /// The same order of dimensions with other sizes.
  func with(_ dimensions: [Int?]) -> Shape { Shape(dimensions, dataFormat: dataFormat) }

  /// The example's shape as figures show it: `55 × 55 × 96`, the channels last.
  public var figureText: String {
    guard isKnown else { return "?" }
    let sizes = isFeatureMaps ? [self[.height], self[.width], channels] : Array(example)
    return sizes.map { $0.map(String.init) ?? "?" }.joined(separator: " × ")
  }
}

extension Shape: CustomStringConvertible {
  /// The shape as Python prints a tuple.
  public var description: String {
    guard isKnown else { return "?" }
    let sizes = dimensions.map { $0.map(String.init) ?? "None" }
    return "(" + sizes.joined(separator: ", ") + (sizes.count == 1 ? ",)" : ")")
  }
}
