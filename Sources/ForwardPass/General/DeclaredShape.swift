import ModelDescription

/// The sizes of a tensor in one pass, the batch included, in the order in which the model states
/// them.
struct DeclaredShape: Hashable {
  let sizes: [Int]

  /// Whether these are feature maps with the channels before height and width.
  let isChannelsFirst: Bool

  /// How many examples there are along the first dimension; 1 where that dimension counts
  /// something else, as it does in parameters and where a model has merged the batch with others.
  let batch: Int

  /// The shape of one example as planned values have it: feature maps are height × width ×
  /// channels. All sizes where the first dimension is not the batch.
  var example: [Int] {
    if isChannelsFirst { return [sizes[2], sizes[3], sizes[1]] }
    return isBatchFirst ? Array(sizes.dropFirst()) : sizes
  }

  /// Whether the first dimension counts the examples of the pass.
  private let isBatchFirst: Bool

  /// The most bytes that one tensor may take.
  private static let maximumByteCount = 1 << 32

  /// The sizes of `shape` for `batch` examples.
  init(_ shape: Shape, batch: Int, layer: String) throws(ForwardPassError) {
    var sizes: [Int] = []
    var count = 1
    for (place, dimension) in shape.dimensions.enumerated() {
      guard let size = dimension ?? (place == 0 ? batch : nil) else {
        throw .openShape(layer: layer, shape: shape)
      }
      guard size > 0 else { throw .refused(layer) }
      sizes.append(size)
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= DeclaredShape.maximumByteCount / 4 else {
        throw .outOfMemory(byteCount: overflow ? .max : min(product, .max / 4) * 4)
      }
      count = product
    }
    guard shape.isKnown else { throw .openShape(layer: layer, shape: shape) }
    self.init(sizes, isChannelsFirst: shape.dataFormat == .channelsFirst, batch: batch)
  }

  /// - Parameter batch: the number of examples in the pass.
  init(_ sizes: [Int], isChannelsFirst: Bool = false, batch: Int) {
    self.sizes = sizes
    isBatchFirst = sizes.first == batch
    self.isChannelsFirst = isChannelsFirst && isBatchFirst && sizes.count == 4
    self.batch = isBatchFirst ? batch : 1
  }
}

extension DeclaredShape {
  /// The place of a dimension that is counted from the end if it is negative.
  func place(of axis: Int, layer: String) throws(ForwardPassError) -> Int {
    let place = axis < 0 ? axis + sizes.count : axis
    guard sizes.indices.contains(place) else { throw .refused(layer) }
    return place
  }

  /// The places of dimensions, in order.
  func places(of axes: [Int], layer: String) throws(ForwardPassError) -> [Int] {
    var places: Set<Int> = []
    for axis in axes { places.insert(try place(of: axis, layer: layer)) }
    return places.sorted()
  }
}
