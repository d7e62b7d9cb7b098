import Scenes

/// What stands for a layer's output: a stack of feature maps or a strip of units.
struct LeNetGlyph {
  enum Kind {
    /// Maps one before the other, each a step to the right of and below the one behind it.
    case stack(count: Int, step: Double, map: Size)

    /// A strip along the diagonal, `thickness` wide.
    case strip(thickness: Double, extent: Double)
  }

  let kind: Kind

  /// The upper left corner of all.
  var corner = Point(x: 0, y: 0)

  /// The most maps that a stack shows.
  static let mostMaps = 12

  /// A stack that shows few maps as they are, and ever fewer of many.
  ///
  /// - Parameter depth: how far the front may stand from the back.
  static func stack(channels: Int, map: Size, depth: Double) -> LeNetGlyph {
    var count = min(channels, 8)
    var shown = 16
    while shown <= channels, count < mostMaps {
      count += 1
      shown *= 2
    }
    let step = min(depth / 5, depth / Double(max(count - 1, 1)))
    return LeNetGlyph(kind: .stack(count: max(count, 1), step: step, map: map))
  }

  var size: Size {
    switch kind {
    case .stack(let count, let step, let map):
      let depth = Double(count - 1) * step
      return Size(width: map.width + depth, height: map.height + depth)
    case .strip(let thickness, let extent):
      return Size(width: thickness + extent, height: extent)
    }
  }

  var frame: Rectangle {
    Rectangle(x: corner.x, y: corner.y, width: size.width, height: size.height)
  }

  /// The maps from back to front; none for a strip.
  var maps: [Rectangle] {
    guard case .stack(let count, let step, let map) = kind else { return [] }
    return (0..<count).map { index in
      Rectangle(
        x: corner.x + Double(index) * step, y: corner.y + Double(index) * step, width: map.width,
        height: map.height)
    }
  }

  /// The outline of the strip, clockwise from the upper left; `nil` for a stack.
  var strip: [Point]? {
    guard case .strip(let thickness, let extent) = kind else { return nil }
    return [
      corner, corner.moved(x: thickness), corner.moved(x: thickness + extent, y: extent),
      corner.moved(x: extent, y: extent),
    ]
  }

  // MARK: Where lines meet it

  /// The upper and lower end of its left side, on the front.
  var leftEnds: [Point] {
    if let strip { return [strip[0], strip[3]] }
    guard let front = maps.last else { return [] }
    return [Point(x: front.minX, y: front.minY), Point(x: front.minX, y: front.maxY)]
  }

  /// The upper and lower end of its right side, on the front.
  var rightEnds: [Point] {
    if let strip { return [strip[1], strip[2]] }
    guard let front = maps.last else { return [] }
    return [Point(x: front.maxX, y: front.minY), Point(x: front.maxX, y: front.maxY)]
  }

  /// The outermost points at half its height, where arrows arrive and leave.
  var entry: Point { Point(x: outermost.left, y: frame.midY) }
  var exit: Point { Point(x: outermost.right, y: frame.midY) }

  private var outermost: (left: Double, right: Double) {
    let crossed = maps.filter { $0.minY <= frame.midY && frame.midY <= $0.maxY }
    guard let left = crossed.map(\.minX).min(), let right = crossed.map(\.maxX).max() else {
      guard case .strip(let thickness, let extent) = kind else { return (frame.minX, frame.maxX) }
      return (corner.x + extent / 2, corner.x + extent / 2 + thickness)
    }
    return (left, right)
  }
}
