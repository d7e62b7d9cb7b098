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

  /// The sizes of `shape` for `batch` examples. Since inputs are open in the batch only, it is what
  /// every open size stands for, wherever it was moved.
  init(_ shape: Shape, batch: Int, layer: String) throws(ForwardPassError) {
    var sizes: [Int] = []
    var count = 1
    for dimension in shape.dimensions {
      let size = dimension ?? batch
      guard size > 0 else { throw .refused(layer) }
      sizes.append(size)
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= DeclaredShape.maximumByteCount / 4 else {
        throw .outOfMemory(byteCount: overflow ? .max : min(product, .max / 4) * 4)
      }
      count = product
    }
    guard shape.isKnown else { throw .openShape(layer: layer, shape: shape) }
    let isBatchFirst = shape.dimensions.first == .some(nil) || !shape.dimensions.contains(nil)
    self.init(
      sizes, isChannelsFirst: shape.dataFormat == .channelsFirst, batch: batch,
      isBatchFirst: isBatchFirst && sizes.first == batch)
  }

  /// - Parameter batch: the number of examples in the pass.
  init(_ sizes: [Int], isChannelsFirst: Bool = false, batch: Int) {
    self.init(
      sizes, isChannelsFirst: isChannelsFirst, batch: batch, isBatchFirst: sizes.first == batch)
  }

  private init(_ sizes: [Int], isChannelsFirst: Bool, batch: Int, isBatchFirst: Bool) {
    self.sizes = sizes
    self.isBatchFirst = isBatchFirst
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
