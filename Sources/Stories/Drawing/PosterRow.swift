import FeatureMaps
import Scenes

/// One layer on a poster: its words, the photograph with what a number sees, and its maps.
struct PosterRow {
  let stage: StoryStage
  let title: String
  let photograph: ShownPhotograph
  let colorMap: ColorMap
  let width: Double

  let style: StoryStyle
  let typesetting: Typesetting
  let words: StoryWords

  /// Whether the words stand above the pictures, not beside them.
  var isStacked = false

  /// How wide words beside pictures are, for texts in their usual size.
  var usualTextWidth = 208.0

  private var textWidth: Double { usualTextWidth * style.scale }
  private let padding = 9.0
  private let gap = 16.0

  /// The height that the words take at least, and pictures that can be looked at.
  var lowestHeight: Double { max(text(width: textWidth).y + 2 * padding - 6, 84) }

  /// The pictures that a row of that height has room for.
  ///
  /// - Parameter photographHeight: how high the photograph is; `nil` for as high as is good.
  func arrangement(height: Double, photographHeight: Double? = nil) -> PictureArrangement {
    let foot = typesetting.measuring.measure("0", font: style.labelFont).height + 2
    let words = isStacked ? textHeight : 0
    return PictureArrangement(
      maps: stage.maps.channels, width: width - (isStacked ? 0 : textWidth + gap),
      height: height - 2 * padding - words, proportion: photograph.roomProportion,
      spacing: .init(gap: gap, mapGap: 6, foot: foot, smallest: 58),
      photographHeight: photographHeight)
  }

  /// The height of a row whose words stand above its pictures.
  func height(_ arrangement: PictureArrangement) -> Double {
    2 * padding + textHeight + arrangement.height
  }

  /// The row, and the middle of its photograph.
  ///
  /// - Parameter pictureLeft: how far from the left the pictures begin.
  func elements(
    at corner: Point, _ arrangement: PictureArrangement, pictureLeft: Double
  ) -> ([Element], center: Double) {
    let top = corner.y + padding
    let picturesTop = top + (isStacked ? textHeight : 0)
    let pictures = StagePictures(stage: stage, photograph: photograph, colorMap: colorMap)
    let words = text(width: isStacked ? width : pictureLeft - gap).elements.map {
      $0.moved(x: corner.x, y: top - 3)
    }
    return (
      words
        + pictures.elements(
          arrangement, at: Point(x: corner.x + pictureLeft, y: picturesTop),
          font: style.labelFont, color: style.theme.faintText, typesetting: typesetting),
      picturesTop + arrangement.photographHeight / 2
    )
  }

  /// The height of the words above pictures, with the space below them.
  private var textHeight: Double { text(width: width).y + gap / 2 }

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
    let input = (photograph.raster.width, photograph.raster.height)
    column.addParagraph(
      stage.sentences(words, input: input), font: style.textFont, color: style.theme.text)
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
