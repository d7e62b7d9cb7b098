import COneDNN

/// The sizes of a tensor and where its numbers lie in memory: a value of oneDNN.
///
/// Feature maps have the sizes batch, channels, height, width in this order, whatever the order in
/// memory; kernels have output, input, height, width, with groups in front where there are any.
final class DataLayout: @unchecked Sendable {
  /// Never changed, so that all threads may read it.
  let pointer: OpaquePointer

  /// Takes over a layout.
  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// A layout with a stride, in numbers, for each size; without strides, the operation chooses.
  init?(sizes: [Int], strides: [Int]? = nil) {
    let sizes = sizes.map(Int64.init)
    let layout =
      if let strides {
        onednn_layout_create(Int32(sizes.count), sizes, strides.map(Int64.init))
      } else {
        onednn_layout_create(Int32(sizes.count), sizes, nil)
      }
    guard let layout else { return nil }
    pointer = layout
  }

  deinit { onednn_layout_destroy(pointer) }

  /// The bytes that numbers in this layout take.
  var byteCount: Int { onednn_layout_size(pointer) }

  /// Whether the places follow from strides and blocks; Winograd's kernels are in no such order.
  var hasBlocks: Bool {
    var blocks = onednn_blocks()
    return onednn_layout_blocks(pointer, &blocks)
  }

  /// Whether the numbers lie in the same places.
  func isSame(as other: DataLayout) -> Bool {
    self === other || onednn_layout_equal(pointer, other.pointer)
  }
}

extension DataLayout {
  /// The sizes as oneDNN counts them, for `batch` examples of a shape such as height × width ×
  /// channels; of other ranks than feature maps, all dimensions but the last count as batch.
  static func sizes(example: [Int], batch: Int) -> [Int] {
    if example.count == 3 { return [batch, example[2], example[0], example[1]] }
    return [example.dropLast().reduce(batch, *), example.last ?? 1]
  }

  /// The layout that callers see: row-major, the channels quickest.
  static func plain(example: [Int], batch: Int) -> DataLayout? {
    let sizes = sizes(example: example, batch: batch)
    if sizes.count == 4 {
      let (channels, height, width) = (sizes[1], sizes[2], sizes[3])
      return DataLayout(
        sizes: sizes,
        strides: [height * width * channels, 1, width * channels, channels])
    }
    return DataLayout(sizes: sizes, strides: [sizes[1], 1])
  }

  /// Feature maps one channel after the other, as PyTorch and Caffe store them.
  static func channelsFirst(example: [Int], batch: Int) -> DataLayout? {
    let sizes = sizes(example: example, batch: batch)
    guard sizes.count == 4 else { return nil }
    let (channels, height, width) = (sizes[1], sizes[2], sizes[3])
    return DataLayout(
      sizes: sizes, strides: [channels * height * width, height * width, width, 1])
  }

  /// One number for each channel, repeated along all other dimensions.
  static func channels(_ count: Int, rank: Int) -> DataLayout? {
    DataLayout(
      sizes: [1, count] + [Int](repeating: 1, count: rank - 2),
      strides: [count] + [Int](repeating: 1, count: rank - 1))
  }

  /// A layout of the same sizes that the operation may choose.
  static func chosen(example: [Int], batch: Int) -> DataLayout? {
    DataLayout(sizes: sizes(example: example, batch: batch))
  }
}
