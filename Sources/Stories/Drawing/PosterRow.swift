import FeatureMaps
import Scenes

/// One layer on a poster: its words, the photograph with what a number sees, and maps in one line,
/// or in two where the row is high.
struct PosterRow {
  let stage: StoryStage
  let title: String
  let photograph: Raster
  let colorMap: ColorMap
  let width: Double
  let style: StoryStyle
  let typesetting: Typesetting
  let words: StoryWords

  /// Beyond that, maps would not become larger.
  static let highest = 200.0

  private let narrowestText = 208.0
  private let padding = 9.0
  private let gap = 16.0
  private let mapGap = 6.0

  /// How the pictures of a row are set.
  private struct Measures {
    let photograph: Double
    let map: Double
    let columns: Int
    let lines: Int
  }

  /// The height that the words take at least, and pictures that can be looked at.
  var lowestHeight: Double { max(text(width: narrowestText).y + 2 * padding - 6, 84) }

  /// The row, and the middle of its pictures.
  func elements(at corner: Point, height: Double) -> ([Element], center: Double) {
    let measures = measures(height: height)
    let top = corner.y + padding
    let mapsWidth = Double(measures.columns) * (measures.map + mapGap) - mapGap
    let left = corner.x + width - mapsWidth - gap - measures.photograph
    let pictures = StagePictures(stage, photograph: photograph, colorMap: colorMap)
    var elements = text(width: left - gap - corner.x).elements.map {
      $0.moved(x: corner.x, y: top - 3)
    }
    elements += pictures.sight(
      in: Rectangle(x: left, y: top, width: measures.photograph, height: measures.photograph))
    let channels = pictures.strongest(measures.columns * measures.lines)
    for (place, channel) in channels.enumerated() {
      let (line, column) = place.quotientAndRemainder(dividingBy: measures.columns)
      let square = Rectangle(
        x: corner.x + width - mapsWidth + Double(column) * (measures.map + mapGap),
        y: top + Double(line) * (measures.photograph - measures.map), width: measures.map,
        height: measures.map)
      elements += pictures.map(
        channel, in: square, font: style.labelFont, color: style.theme.faintText,
        typesetting: typesetting)
    }
    return (elements, top + measures.photograph / 2)
  }

  /// Pictures that fill the line, as far as the row's height allows.
  private func measures(height: Double) -> Measures {
    let foot = typesetting.measuring.measure("0", font: style.labelFont).height + 2
    let highest = height - 2 * padding - foot
    let room = width - narrowestText - 2 * gap
    // In two lines: four maps, and the photograph as high as two with a number between.
    let half = min((room - 3 * mapGap - foot - 3) / 6, (highest - foot - 3) / 2)
    if half >= 58 {
      return Measures(photograph: 2 * half + foot + 3, map: half, columns: 4, lines: 2)
    }
    let count = max(((room + mapGap) / (highest + mapGap)).rounded(), 2)
    let side = min(highest, (room + mapGap) / count - mapGap)
    return Measures(photograph: side, map: side, columns: Int(count) - 1, lines: 1)
  }

  /// Name, facts and sentences, from the origin on.
  private func text(width: Double) -> PageColumn {
    var column = PageColumn(left: 0, width: width, y: 0, typesetting: typesetting)
    let lines = LayerTitles.lines(
      of: title, font: style.nameFont, limit: width, typesetting: typesetting)
    column.addLines(lines, font: style.nameFont, color: style.theme.text)
    column.addParagraph(
      stage.facts(words), font: style.labelFont, color: style.theme.faintText)
    if !stage.followers.isEmpty { addFollowers(to: &column, behind: lines) }
    column.space(3)
    column.addParagraph(
      stage.sentences(words, input: (photograph.width, photograph.height)), font: style.textFont,
      color: style.theme.text)
    return column
  }

  /// What the maps have passed: behind the name where there is room, else below the facts.
  private func addFollowers(to column: inout PageColumn, behind lines: [String]) {
    let note = words.after(stage.followers)
    let left = typesetting.width(lines.first ?? "", style.nameFont) + 6
    guard lines.count == 1, left + typesetting.width(note, style.labelFont) <= column.width else {
      column.addParagraph(note, font: style.labelFont, color: style.theme.faintText)
      return
    }
    let baseline = typesetting.measuring.measure("0", font: style.nameFont).ascent.rounded(.up)
    column.elements.append(
      .text(
        Text(
          [TextRun(note, font: style.labelFont, color: style.theme.faintText)],
          at: Point(x: left, y: baseline))))
  }
}
