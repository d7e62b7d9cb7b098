import FeatureMaps
import ModelDescription
import Scenes

/// What is drawn of one layer: its strongest maps, and the photograph with what a number sees.
struct StagePictures {
  let stage: StoryStage
  let photograph: Raster
  let colorMap: ColorMap

  /// The photograph, and the strongest maps with their channels' numbers.
  func elements(
    _ arrangement: PictureArrangement, at corner: Point, font: Font, color: Color,
    typesetting: Typesetting
  ) -> [Element] {
    let count = arrangement.columns * arrangement.lines
    let channels = Array(stage.maps.brightestFirst.prefix(count))
    // Of many maps, few bright ones would stand at the end of the whole layer's scale.
    let maps = stage.maps.maps(of: channels)
    let coloring = maps.coloring(colorMap: colorMap, scale: .layer)
    let room = Rectangle(
      x: corner.x, y: corner.y, width: arrangement.photographWidth,
      height: arrangement.photographHeight)
    var elements = sight(of: channels.first, in: room)
    let left = corner.x + arrangement.photographWidth + arrangement.spacing.gap
    for (place, channel) in channels.enumerated() {
      let (line, column) = place.quotientAndRemainder(dividingBy: arrangement.columns)
      let room = Rectangle(
        x: left + Double(column) * (arrangement.mapWidth + arrangement.spacing.mapGap),
        y: corner.y + Double(line) * arrangement.lineHeight, width: arrangement.mapWidth,
        height: arrangement.mapHeight)
      let pixels = (0..<maps.width * maps.height).map {
        coloring.levels[$0 * maps.channels + place]
      }
      let raster = Raster(
        width: maps.width, height: maps.height,
        pixels: .indexed(pixels, palette: colorMap.palette))
      elements += map(
        raster, of: channel, in: room, font: font, color: color, typesetting: typesetting)
    }
    return elements
  }

  /// A map in its own proportions at the top of a room, and its channel's number below.
  private func map(
    _ raster: Raster, of channel: Int, in room: Rectangle, font: Font, color: Color,
    typesetting: Typesetting
  ) -> [Element] {
    let frame = raster.frame(fitting: room)
    let ascent = typesetting.measuring.measure("0", font: font).ascent
    let number = Text(
      [TextRun(String(channel), font: font, color: color)],
      at: Point(x: frame.midX, y: frame.maxY + 2 + ascent), alignment: .middle)
    let isSmooth = Double(raster.width) > 2 * frame.width
    return [.picture(Picture(raster: raster, frame: frame, isSmooth: isSmooth)), .text(number)]
  }

  /// The photograph, and on it what the brightest number of a map sees.
  private func sight(of channel: Int?, in room: Rectangle) -> [Element] {
    let frame = photograph.frame(fitting: room)
    var elements: [Element] = [
      .picture(Picture(raster: photograph, frame: frame, isSmooth: true))
    ]
    guard let field = stage.field, let channel else { return elements }
    let placement = MapPlacement(field)
    let place = PlacedMap(stage.maps, channels: [channel], placement: placement).strongest
    let seen =
      field.coversInput
      ? frame
      : placement.field(
        ofColumn: place.x, row: place.y, of: (photograph.width, photograph.height), in: frame)
    guard let seen = seen?.widened(to: 5) else { return elements }
    elements += FieldFrame.elements(around: seen)
    return elements
  }
}

extension Rectangle {
  /// The rectangle, or where it is too small to be seen one of that side around its middle.
  fileprivate func widened(to side: Double) -> Rectangle {
    let (wide, high) = (max(width, side), max(height, side))
    return Rectangle(x: midX - wide / 2, y: midY - high / 2, width: wide, height: high)
  }
}

extension Raster {
  /// Width by height, within what pictures side by side can have.
  var proportion: Double { min(max(Double(width) / Double(max(height, 1)), 0.25), 4) }

  /// The frame of the raster's proportions that fills a room as far as it can, from its top left.
  func frame(fitting room: Rectangle) -> Rectangle {
    let scale = min(room.width / Double(max(width, 1)), room.height / Double(max(height, 1)))
    return Rectangle(
      x: room.x, y: room.y, width: Double(width) * scale, height: Double(height) * scale)
  }
}
