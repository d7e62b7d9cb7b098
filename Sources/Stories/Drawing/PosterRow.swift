import FeatureMaps
import Scenes

/// One layer on a poster: its words, the photograph with what a number sees, and its maps.
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

  /// The height that the words take at least, and pictures that can be looked at.
  var lowestHeight: Double { max(text(width: narrowestText).y + 2 * padding - 6, 84) }

  /// The row, and the middle of its pictures.
  func elements(at corner: Point, height: Double) -> ([Element], center: Double) {
    let foot = typesetting.measuring.measure("0", font: style.labelFont).height + 2
    let arrangement = PictureArrangement(
      width: width - narrowestText - gap, height: height - 2 * padding,
      proportion: photograph.proportion,
      spacing: .init(gap: gap, mapGap: 6, foot: foot, smallest: 58))
    let top = corner.y + padding
    let left = corner.x + width - arrangement.width
    let pictures = StagePictures(stage: stage, photograph: photograph, colorMap: colorMap)
    let words = text(width: left - gap - corner.x).elements.map {
      $0.moved(x: corner.x, y: top - 3)
    }
    return (
      words
        + pictures.elements(
          arrangement, at: Point(x: left, y: top), font: style.labelFont,
          color: style.theme.faintText, typesetting: typesetting),
      top + arrangement.photographHeight / 2
    )
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
