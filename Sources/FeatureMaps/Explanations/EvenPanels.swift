import Scenes

/// Frames of one size side by side, in rows that are as full as can be.
struct EvenPanels {
  let columns: Int

  /// The size of a picture, and the height below each for its words.
  let size: Size
  let footHeight: Double
  let gap: Double

  /// - Parameters:
  ///   - columns: how many panels are in a row; `nil` for at most `most` in even rows.
  ///   - room: the width that the panels fill.
  ///   - aspect: a picture's width over its height.
  init(
    count: Int, columns: Int?, most: Int, room: Double, aspect: Double, footHeight: Double,
    gap: Double
  ) {
    let rows = (count + most - 1) / max(most, 1)
    let even = (count + rows - 1) / max(rows, 1)
    self.columns = min(max(columns ?? even, 1), max(count, 1))
    // High pictures would leave no room for others on the page.
    let side = max(((room + gap) / Double(self.columns) - gap).rounded(.down), 96)
    let width = min(side, (1.25 * side * aspect).rounded(.down))
    size = Size(width: max(width, 8), height: max((width / aspect).rounded(), 8))
    self.footHeight = footHeight
    self.gap = gap
  }

  /// The width of a panel, which its words may fill though its picture is narrower.
  var width: Double { max(size.width, 160) }

  /// All panels together.
  var totalWidth: Double { Double(columns) * (width + gap) - gap }

  /// Where a picture lies, from a corner of all of them.
  func frame(_ index: Int, from corner: Point) -> Rectangle {
    Rectangle(
      x: corner.x + Double(index % columns) * (width + gap),
      y: corner.y + Double(index / columns) * (size.height + footHeight + gap),
      width: size.width, height: size.height)
  }

  func height(of count: Int) -> Double {
    let rows = (count + columns - 1) / columns
    return Double(rows) * (size.height + footHeight + gap) - gap
  }
}
