import Scenes

/// A picture whose pixels stay sharp squares, written straight into the pixels of a band.
///
/// Its borders move to whole pixels, so that a frame a whole number of times as large as the
/// raster shows every pixel equally large.
struct EnlargedPicture {
  private let rows: RasterRows
  private let top: Int
  private let bottom: Int
  private let left: Int

  /// The column of the raster for each visible column of pixels from `left` on.
  private let columns: [Int]

  /// - Parameter scale: Pixels to a point.
  init(_ picture: Picture, scale: Double, pageWidth: Int) {
    rows = RasterRows(picture.raster)
    func pixel(_ place: Double) -> Int {
      let rounded = (place * scale).rounded()
      return rounded.isFinite ? Int(max(-1e6, min(2e9, rounded))) : 0
    }
    top = pixel(picture.frame.minY)
    bottom = pixel(picture.frame.maxY)
    let start = pixel(picture.frame.minX)
    let end = pixel(picture.frame.maxX)
    left = max(0, start)
    let right = min(end, pageWidth)
    let width = picture.raster.width
    columns =
      left < right && width > 0
      ? (left..<right).map { ((2 * ($0 - start) + 1) * width) / (2 * (end - start)) } : []
  }

  /// Writes the rows of the picture that lie in a band of `height` pixels from `start` down.
  func copy(
    to pixels: UnsafeMutablePointer<UInt32>, stride: Int, bandStart start: Int, height: Int
  ) {
    let first = max(top, start)
    let last = min(bottom, start + height)
    let sourceHeight = rows.raster.height
    guard first < last, !columns.isEmpty, sourceHeight > 0 else { return }
    var above: Int?
    for row in first..<last {
      let target = pixels + (row - start) * stride + left
      let source = ((2 * (row - top) + 1) * sourceHeight) / (2 * (bottom - top))
      if let above, source == above || rows.areEqual(source, above) {
        target.update(from: target - stride, count: columns.count)
      } else {
        rows.copy(source, columns: columns, to: target)
      }
      above = source
    }
  }
}
