import Scenes

/// What the network sees, and maps of it, in proportions of their own: a network may get a photograph
/// stretched.
struct ShownPhotograph {
  let raster: Raster

  /// Width by height.
  let proportion: Double

  /// - Parameter proportion: `nil` for that of the raster.
  init(raster: Raster, proportion: Double?) {
    self.raster = raster
    self.proportion = proportion ?? raster.proportion
  }

  /// Whether the proportions differ from what the network gets by more than can be seen.
  var isStretched: Bool { abs(proportion / raster.proportion - 1) > 0.01 }

  /// The width by height of rooms for such pictures, within what can stand side by side.
  var roomProportion: Double { min(max(proportion, 0.25), 4) }

  /// The photograph, as large as a room allows, from its top left.
  func picture(in room: Rectangle) -> Picture {
    Picture(raster: raster, frame: room.filled(by: proportion), isSmooth: true)
  }

  /// A map, stretched as the photograph is, as large as a room allows.
  func picture(of map: Raster, in room: Rectangle) -> Picture {
    let frame = room.filled(by: map.proportion * proportion / raster.proportion)
    return Picture(raster: map, frame: frame, isSmooth: Double(map.width) > 2 * frame.width)
  }
}

extension Raster {
  /// Width by height.
  fileprivate var proportion: Double { Double(max(width, 1)) / Double(max(height, 1)) }
}

extension Rectangle {
  /// The largest rectangle of the proportion that lies inside, from the top left.
  fileprivate func filled(by proportion: Double) -> Rectangle {
    let height = min(height, width / proportion)
    return Rectangle(x: x, y: y, width: height * proportion, height: height)
  }
}
