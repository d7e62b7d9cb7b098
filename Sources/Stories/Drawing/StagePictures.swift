import FeatureMaps
import ModelDescription
import Scenes

/// What is drawn of one layer: its strongest maps, and the photograph with what a number sees.
struct StagePictures {
  let stage: StoryStage
  let photograph: ShownPhotograph
  let colorMap: ColorMap

  /// The photograph, and the strongest maps with their channels' numbers.
  func elements(
    _ arrangement: PictureArrangement, at corner: Point, font: Font, color: Color,
    typesetting: Typesetting
  ) -> [Element] {
    let count = arrangement.columns * arrangement.lines
    let channels = Array(stage.maps.brightestFirst.prefix(count))
    let room = Rectangle(
      x: corner.x, y: corner.y, width: arrangement.photographWidth,
      height: arrangement.photographHeight)
    var elements = sight(of: channels.first, in: room)
    let left = corner.x + arrangement.photographWidth + arrangement.spacing.gap
    for (place, (channel, raster)) in zip(channels, rasters(of: channels)).enumerated() {
      let (line, column) = place.quotientAndRemainder(dividingBy: arrangement.columns)
      let room = Rectangle(
        x: left + Double(column) * (arrangement.mapWidth + arrangement.spacing.mapGap),
        y: corner.y + Double(line) * arrangement.lineHeight, width: arrangement.mapWidth,
        height: arrangement.mapHeight)
      elements += map(
        raster, titled: [String(channel)], in: room, font: font, color: color,
        typesetting: typesetting)
    }
    return elements
  }

  /// Some maps in colours.
  ///
  /// Of many maps, few bright ones would stand at the end of the whole layer's scale, so the scale is
  /// that of the maps themselves.
  private func rasters(of channels: [Int]) -> [Raster] {
    let maps = stage.maps.maps(of: channels)
    let coloring = MapColoring(maps, colorMap: colorMap, scale: .layer)
    return channels.indices.map { place in
      let pixels = (0..<maps.width * maps.height).map {
        coloring.levels[$0 * maps.channels + place]
      }
      return Raster(
        width: maps.width, height: maps.height,
        pixels: .indexed(pixels, palette: colorMap.palette))
    }
  }

  /// The strongest map and a title below.
  func strongest(
    titled title: [String], in room: Rectangle, font: Font, color: Color, typesetting: Typesetting
  ) -> [Element] {
    rasters(of: Array(stage.maps.brightestFirst.prefix(1))).flatMap {
      map($0, titled: title, in: room, font: font, color: color, typesetting: typesetting)
    }
  }

  /// A map at the top of a room, and the lines of a title below.
  private func map(
    _ raster: Raster, titled title: [String], in room: Rectangle, font: Font, color: Color,
    typesetting: Typesetting
  ) -> [Element] {
    let picture = photograph.picture(of: raster, in: room)
    return [.picture(picture)]
      + StagePictures.title(
        title, below: picture.frame, font: font, color: color, typesetting: typesetting)
  }

  /// Lines of text below a picture.
  static func title(
    _ lines: [String], below frame: Rectangle, font: Font, color: Color, typesetting: Typesetting
  ) -> [Element] {
    let metrics = typesetting.measuring.measure("0", font: font)
    return lines.enumerated().map { place, line in
      .text(
        Text(
          [TextRun(line, font: font, color: color)],
          at: Point(
            x: frame.midX, y: frame.maxY + 2 + metrics.ascent + Double(place) * metrics.height),
          alignment: .middle))
    }
  }

  /// The photograph, and on it what the brightest number of a map sees.
  private func sight(of channel: Int?, in room: Rectangle) -> [Element] {
    let picture = photograph.picture(in: room)
    guard let field = stage.field, let channel else { return [.picture(picture)] }
    let placement = MapPlacement(field)
    let place = PlacedMap(stage.maps, channels: [channel], placement: placement).strongest
    let seen =
      field.coversInput
      ? picture.frame
      : placement.field(
        ofColumn: place.x, row: place.y, of: (picture.raster.width, picture.raster.height),
        in: picture.frame)
    guard let seen = seen?.widened(to: 5) else { return [.picture(picture)] }
    return [.picture(picture)] + FieldFrame.elements(around: seen)
  }
}

extension Rectangle {
  /// The rectangle, or where it is too small to be seen one of that side around its middle.
  fileprivate func widened(to side: Double) -> Rectangle {
    let (wide, high) = (max(width, side), max(height, side))
    return Rectangle(x: midX - wide / 2, y: midY - high / 2, width: wide, height: high)
  }
}
