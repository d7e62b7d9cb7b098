import Diagrams
import FeatureMaps
import ModelDescription
import Scenes

/// A story on one upright page: the network from top to bottom, beside each layer its maps.
public struct StoryPoster {
  private let story: Story
  private let options: StoryOptions
  private let style: StoryStyle
  private let typesetting: Typesetting
  private let words: StoryWords

  // Measures on A3 in points.
  private let page = Size(width: 842, height: 1191)
  private let margin = 40.0
  private let ladderWidth = 96.0
  private let gap = 16.0
  private let photographSide = 142.0

  /// - Returns: the page in the size that is asked for; it is higher where the layers do not fit.
  public static func scene(
    of story: Story, options: StoryOptions = StoryOptions(), measuring: any TextMeasuring
  ) -> Scene {
    let poster = StoryPoster(
      story: story, options: options, style: StoryStyle(theme: options.theme),
      typesetting: Typesetting(measuring: measuring), words: options.language.storyWords)
    return poster.scene()
  }

  private func scene() -> Scene {
    var (elements, headBottom) = head()
    let ending = StoryEnding(story: story, style: style, typesetting: typesetting, words: words)
    let endHeight = ending.height(width: contentWidth)
    let count = Double(max(story.stages.count, 1))
    let room = page.height - margin - endHeight - gap - headBottom
    let rows = story.stages.map { stage in
      PosterRow(
        stage: stage, title: story.title(of: stage), photograph: story.photograph,
        colorMap: options.colorMap,
        width: contentWidth, style: style, typesetting: typesetting, words: words)
    }
    let lowest = rows.map(\.lowestHeight).max() ?? 0
    let rowHeight = max(min(room / count, PosterRow.highest), lowest)
    let bottom = headBottom + count * rowHeight
    var centers = [margin + titleHeight + gap + photographSide / 2]
    for (index, row) in rows.enumerated() {
      let top = headBottom + Double(index) * rowHeight
      let (drawn, center) = row.elements(at: Point(x: contentLeft, y: top), height: rowHeight)
      elements += [rule(at: top)] + drawn
      centers.append(center)
    }
    elements.append(rule(at: bottom))
    let end = Rectangle(
      x: contentLeft, y: bottom + gap, width: contentWidth, height: endHeight)
    elements += ending.elements(in: end)
    centers.append(end.midY)
    let ladder = StoryLadder(
      story: story, style: style, typesetting: typesetting, words: words)
    elements += ladder.elements(
      left: margin, width: ladderWidth, centers: centers, boxHeight: 22)
    let scale = options.page.scale
    let height = max(page.height, end.maxY + margin)
    return Scene(
      size: Size(width: page.width * scale, height: height * scale),
      background: style.theme.background, elements: elements.map { $0.scaled(by: scale) },
      title: words.title(story.content.title), description: words.introduction,
      language: options.language.code)
  }

  private var contentLeft: Double { margin + ladderWidth + gap }
  private var contentWidth: Double { page.width - margin - contentLeft }

  private var titleHeight: Double {
    typesetting.measuring.measure("0", font: style.titleFont).height
      + typesetting.measuring.measure("0", font: style.textFont).height + 4
  }

  /// Title, photograph and how the poster is read.
  private func head() -> ([Element], bottom: Double) {
    var title = PageColumn(
      left: margin, width: page.width - 2 * margin, y: margin, typesetting: typesetting)
    let text = typesetting.shortened(
      words.title(story.content.title), font: style.titleFont, limit: title.width)
    title.addLines([text], font: style.titleFont, color: style.theme.text)
    title.space(4)
    let origins = typesetting.shortened(
      story.origins(options.language), font: style.textFont, limit: title.width)
    title.addLines([origins], font: style.textFont, color: style.theme.faintText)
    let top = margin + titleHeight + gap
    let room = Rectangle(
      x: contentLeft, y: top, width: 1.6 * photographSide, height: photographSide)
    let photograph = story.photograph
    let frame = photograph.frame(fitting: room)
    let left = frame.maxX + gap
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
    let picture = Element.picture(
      Picture(raster: photograph, frame: frame, isSmooth: true))
    return (
      title.elements + [picture] + column.elements,
      max(top + photographSide, column.y) + gap
    )
  }

  private func rule(at y: Double) -> Element {
    .box(
      Box(
        frame: Rectangle(x: contentLeft, y: y, width: contentWidth, height: 0.5),
        fill: style.theme.faintLine))
  }
}
