import Scenes

/// What the colours of maps mean: a colour bar, and a note beside it or, where there is no room,
/// below.
struct MapLegend {
  let coloring: MapColoring
  let colorMap: ColorMap
  let note: String
  let captions: Captions
  let style: FeatureMapStyle

  /// Adds the legend to a page whose maps begin at `left`.
  func add(to page: inout PageColumn, left: Double) {
    let typesetting = page.typesetting
    let labels = coloring.tickLabels(captions)
    let overhang = typesetting.width(labels.last ?? "", style.textFont) / 2
    let room = page.left + page.width - left - overhang
    let bar = ColorBar(
      colors: colorMap.palette, labels: labels,
      size: Size(
        width: min(style.colorBarSize.width, room).rounded(), height: style.colorBarSize.height),
      tickLength: style.tickLength, font: style.textFont, color: style.quietColor,
      isFlush: coloring.scale != .layer)
    let (elements, bounds) = bar.elements(
      at: Point(x: left, y: page.y.rounded()), measuring: typesetting.measuring)
    page.elements += elements
    let noteLeft = bounds.maxX + style.columnGap
    let noteWidth = page.left + page.width - noteLeft
    if noteWidth >= style.narrowestNote {
      var column = PageColumn(
        left: noteLeft, width: noteWidth, y: bounds.minY - 1, typesetting: typesetting)
      column.addParagraph(note, font: style.textFont, color: style.quietColor)
      page.elements += column.elements
      page.y = max(bounds.maxY, column.y)
    } else {
      page.y = bounds.maxY + style.sectionGap / 2
      page.addParagraph(note, font: style.textFont, color: style.quietColor)
    }
  }
}
