import Scenes

extension Path {
  /// A rectangle with corners of that radius, at most half of the shorter side.
  init(rounding frame: Rectangle, radius: Double) {
    let r = min(radius, frame.width / 2, frame.height / 2)
    let k = r * (1 - circleHandle)
    func point(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    let (left, right, top, bottom) = (frame.minX, frame.maxX, frame.minY, frame.maxY)
    self.init([
      .move(point(left + r, top)),
      .line(point(right - r, top)),
      .curve(point(right - k, top), point(right, top + k), point(right, top + r)),
      .line(point(right, bottom - r)),
      .curve(point(right, bottom - k), point(right - k, bottom), point(right - r, bottom)),
      .line(point(left + r, bottom)),
      .curve(point(left + k, bottom), point(left, bottom - k), point(left, bottom - r)),
      .line(point(left, top + r)),
      .curve(point(left, top + k), point(left + k, top), point(left + r, top)),
      .close,
    ])
  }
}
