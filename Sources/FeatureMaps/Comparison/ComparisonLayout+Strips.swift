import Scenes

// All numbers of a layer that has no maps: a grid of cells for each picture, side by side.

extension ComparisonLayout {
  /// Whether the place of a number tells its channel, so that none needs a pair of its own.
  var isWholeStrip: Bool {
    maps.isStrip && options.channels == .all && options.order ?? .index == .index
  }

  /// The grid of one picture.
  func stripGrid(width: Double) -> GridGeometry {
    GridGeometry(
      strip: channels.count, width: Int((width - style.columnGap) / 2), columns: options.columns,
      style: style)
  }

  /// What both grids take.
  func stripsWidth(_ grid: GridGeometry) -> Double {
    2 * Double(grid.width) + style.columnGap
  }

  func addStrips(_ grid: GridGeometry, to page: inout PageColumn) {
    let palette = MapPalette(coloring.colorMap, page: style.background)
    // Below a narrow grid the picture's name may be wider.
    let step = max(
      Double(grid.width) + style.columnGap, style.comparedPictureSide + style.sectionGap)
    var elements: [Element] = []
    var bottom = page.y
    for (place, words) in [captions.left, captions.right].enumerated() {
      let pixels = MapTiles.pixels(
        coloring, of: layer.joint, rows: place..<place + 1, channels: channels, in: grid,
        palette: palette)
      var column = PageColumn(
        left: page.left + Double(place) * step, width: step - style.sectionGap,
        y: page.y.rounded(), typesetting: typesetting)
      let frame = Rectangle(
        x: column.left, y: column.y, width: Double(grid.width), height: Double(grid.height))
      let raster = Raster(
        width: grid.width, height: grid.height, pixels: .indexed(pixels, palette: palette.colors))
      column.elements.append(.picture(Picture(raster: raster, frame: frame)))
      column.y = frame.maxY + 3
      let name = typesetting.shortenedInside(
        words(pictures[place].name), font: style.textFont, limit: column.width)
      column.addLines([name], font: style.textFont, color: style.quietColor)
      elements += column.elements
      bottom = max(bottom, column.y)
    }
    page.elements.append(
      .group(
        Group(
          identifier: "maps-\(maps.name)", classes: ["feature-maps"], title: maps.name,
          elements: elements)))
    page.y = bottom
  }
}
