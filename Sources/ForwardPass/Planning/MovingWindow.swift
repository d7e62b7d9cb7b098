import COneDNN
import ModelDescription

extension onednn_window {
  /// A window over maps of one shape that gives maps of another.
  ///
  /// Where rounding up lets a last window reach over the edge, the padding grows to hold it. Of
  /// transposed convolutions, the padding is what is cut off; it is negative where the output is
  /// larger than what the input spreads to.
  init(_ window: Window, from input: [Int], to output: [Int]) {
    func margins(_ axis: Axis, _ dimension: Int) -> (Int64, Int64) {
      let (before, after) = window.margins(of: input[dimension], along: axis)
      let (small, large) = window.isTransposed ? (input, output) : (output, input)
      let covered = (small[dimension] - 1) * window.strides[axis] + window.reach(along: axis)
      let needed = covered - large[dimension] - before
      return (Int64(before), Int64(window.isTransposed ? needed : max(after, needed)))
    }
    let (rows, columns) = (margins(.height, 0), margins(.width, 1))
    self.init(
      size: (Int64(window.size.height), Int64(window.size.width)),
      strides: (Int64(window.strides.height), Int64(window.strides.width)),
      dilation: (Int64(window.dilationRate.height), Int64(window.dilationRate.width)),
      padding_before: (rows.0, columns.0), padding_after: (rows.1, columns.1))
  }

  /// A window that moves by its own size, without padding.
  init(tilesOf height: Int, by width: Int) {
    let size = (Int64(height), Int64(width))
    self.init(
      size: size, strides: size, dilation: (1, 1), padding_before: (0, 0), padding_after: (0, 0))
  }
}
