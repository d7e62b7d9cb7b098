import Diagrams
import FeatureMaps
import ModelDescription
import Scenes

/// A story on one page: the network from top to bottom, beside each layer its maps.
public struct StoryPoster {
  private let story: Story
  private let options: StoryOptions
  private let style: StoryStyle
  private let typesetting: Typesetting
  private let words: StoryWords

  /// Whether there are so few layers that the page lies on its side, and all is larger.
  private let isLarge: Bool

  // Measures on A3 in points.
  private var page: Size {
    isLarge ? Size(width: 1191, height: 842) : Size(width: 842, height: 1191)
  }
  private let margin = 40.0
  private let ladderWidth = 96.0
  private let gap = 16.0

  /// Fewer layers would leave an upright page half empty.
  private static let fewLayers = 3

  /// - Returns: the page in the size that is asked for; it is higher where the layers do not fit.
  public static func scene(
    of story: Story, options: StoryOptions = StoryOptions(), measuring: any TextMeasuring
  ) -> Scene {
    let isLarge = story.stages.count <= fewLayers
    let poster = StoryPoster(
      story: story, options: options,
      style: StoryStyle(theme: options.theme, scale: isLarge ? 1.25 : 1),
      typesetting: Typesetting(measuring: measuring), words: options.language.storyWords,
      isLarge: isLarge)
    return poster.scene()
  }

  private func scene() -> Scene {
    var (elements, photographCenter, headBottom) = head()
    let ending = StoryEnding(story: story, style: style, typesetting: typesetting, words: words)
    let endHeight = ending.height(width: contentWidth)
    let rows = PosterRows(
      story.stages.map(row), width: contentWidth,
      room: page.height - margin - endHeight - gap - headBottom)
    let (drawn, tops, centers) = rows.elements(at: Point(x: contentLeft, y: headBottom))
    let bottom = headBottom + rows.height
    elements += drawn + (tops + [bottom]).map(rule)
    let end = Rectangle(x: contentLeft, y: bottom + gap, width: contentWidth, height: endHeight)
    elements += ending.elements(in: end)
    let ladder = StoryLadder(
      story: story, style: StoryStyle(theme: options.theme), typesetting: typesetting,
      words: words)
    elements += ladder.elements(
      left: margin, width: ladderWidth, centers: [photographCenter] + centers + [end.midY],
      boxHeight: 22)
    let scale = options.page.scale
    let height = max(page.height, end.maxY + margin)
    return Scene(
      size: Size(width: page.width * scale, height: height * scale),
      background: style.theme.background, elements: elements.map { $0.scaled(by: scale) },
      title: words.title(story.content.title), description: words.introduction,
      language: options.language.code)
  }

  private func row(_ stage: StoryStage) -> PosterRow {
    PosterRow(
      stage: stage, title: story.title(of: stage), photograph: story.photograph,
      colorMap: options.colorMap, width: contentWidth, style: style, typesetting: typesetting,
      words: words)
  }

  private var contentLeft: Double { margin + ladderWidth + gap }
  private var contentWidth: Double { page.width - margin - contentLeft }

  /// Title, photograph and how the poster is read; the middle of the photograph, and where the rows
  /// begin.
  private func head() -> (elements: [Element], center: Double, bottom: Double) {
    var title = PageColumn(
      left: margin, width: page.width - 2 * margin, y: margin, typesetting: typesetting)
    let text = typesetting.shortened(
      words.title(story.content.title), font: style.titleFont, limit: title.width)
    title.addLines([text], font: style.titleFont, color: style.theme.text)
    title.space(4)
    let origins = typesetting.shortened(
      story.origins(options.language), font: style.textFont, limit: title.width)
    title.addLines([origins], font: style.textFont, color: style.theme.faintText)
    let side = isLarge ? 190.0 : 142
    let top = title.y + gap
    let picture = story.photograph.picture(
      in: Rectangle(x: contentLeft, y: top, width: 1.6 * side, height: side))
    let left = picture.frame.maxX + gap
    var column = PageColumn(
      left: left, width: page.width - margin - left, y: top - 3, typesetting: typesetting)
    column.addLines([words.inputTitle], font: style.nameFont, color: style.theme.text)
    column.space(3)
    column.addParagraph(
      story.inputNote(words), font: style.textFont, color: style.theme.faintText)
    for paragraph in story.paragraphs(words) {
      column.space(6)
      column.addParagraph(paragraph, font: style.textFont, color: style.theme.text)
    }
    return (
      title.elements + [.picture(picture)] + column.elements, picture.frame.midY,
      max(picture.frame.maxY, column.y) + gap
    )
  }

  private func rule(at y: Double) -> Element {
    .box(
      Box(
        frame: Rectangle(x: contentLeft, y: y, width: contentWidth, height: 0.5),
        fill: style.theme.faintLine))
  }
}
