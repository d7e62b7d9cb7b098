import Scenes

extension MapPlacement {
  /// What one number sees of a picture that is drawn in a frame, as far as it lies on the picture;
  /// `nil` where it does not.
  ///
  /// - Parameter picture: its size in the network's pixels.
  package func field(
    ofColumn column: Int, row: Int, of picture: (width: Int, height: Int), in frame: Rectangle
  ) -> Rectangle? {
    func span(_ line: Line, _ index: Int, _ count: Int) -> (low: Double, high: Double) {
      // Centres of pixels are counted, edges are drawn.
      let center = line.center(index) + 0.5
      return (max(center - line.fieldSize / 2, 0), min(center + line.fieldSize / 2, Double(count)))
    }
    let across = span(horizontal, column, picture.width)
    let down = span(vertical, row, picture.height)
    guard across.low < across.high, down.low < down.high else { return nil }
    let (wide, high) = (
      frame.width / Double(picture.width), frame.height / Double(picture.height)
    )
    return Rectangle(
      x: frame.minX + across.low * wide, y: frame.minY + down.low * high,
      width: (across.high - across.low) * wide, height: (down.high - down.low) * high)
  }
}
