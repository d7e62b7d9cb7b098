import Scenes

/// A bar of all colours with tick marks and what they mean below.
struct ColorBar {
  /// From the low end to the high one, at most 256.
  let colors: [Color]

  /// One label (a single value), or those of the low end, of what lies between equal parts, and of
  /// the high end; an empty one has no tick.
  let labels: [String]
  let size: Size
  let tickLength: Double
  let font: Font
  let color: Color

  /// How labels stand to their ticks: centred, or the outer ones flush with the bar's ends.
  var isFlush = false

  /// The bar with its top left corner at `origin`, and the box that all of it takes.
  func elements(at origin: Point, measuring: any TextMeasuring) -> ([Element], Rectangle) {
    let bar = Rectangle(x: origin.x, y: origin.y, width: size.width, height: size.height)
    var elements: [Element] = [
      .picture(Picture(raster: raster, frame: bar)),
      .box(Box(frame: bar.inset(by: 0.5), stroke: Stroke(color: color, width: 1))),
    ]
    var bounds = bar
    for (index, label) in labels.enumerated() where !label.isEmpty {
      let share = labels.count > 1 ? Double(index) / Double(labels.count - 1) : 0
      let x = bar.minX + share * (bar.width - 1)
      elements.append(
        .box(
          Box(
            frame: Rectangle(x: x.rounded(), y: bar.maxY, width: 1, height: tickLength),
            fill: color)))
      let metrics = measuring.measure(label, font: font)
      let isOuter = index == 0 || index == labels.count - 1
      let left =
        isFlush && isOuter
        ? bar.minX + share * (bar.width - metrics.width)
        : x + 0.5 - metrics.width / 2
      let top = bar.maxY + tickLength + 1
      elements.append(
        .text(
          Text(
            [TextRun(label, font: font, color: color)],
            at: Point(x: left, y: top + metrics.ascent))))
      bounds = bounds.union(
        Rectangle(x: left, y: top, width: metrics.width, height: metrics.height))
    }
    return (elements, bounds)
  }

  private var raster: Raster {
    let width = Int(size.width)
    let line = (0..<width).map { UInt8($0 * colors.count / width) }
    return Raster(width: width, height: 1, pixels: .indexed(line, palette: colors))
  }
}
