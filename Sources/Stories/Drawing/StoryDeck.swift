import Diagrams
import FeatureMaps
import ModelDescription
import Scenes

/// A story as slides of 16:9: the photograph, a slide for each layer, the classes or a look back.
public struct StoryDeck {
  private let story: Story
  private let options: StoryOptions
  private let style: StoryStyle
  private let typesetting: Typesetting
  private let words: StoryWords

  // Measures in points.
  private let page = Size(width: 960, height: 540)
  private let margin = 36.0
  private let ladderWidth = 120.0
  private let gap = 24.0

  private init(_ story: Story, _ options: StoryOptions, _ measuring: any TextMeasuring) {
    self.story = story
    self.options = options
    style = StoryStyle(theme: options.theme, scale: 1.7)
    typesetting = Typesetting(measuring: measuring)
    words = options.language.storyWords
  }

  /// The slides in order.
  public static func scenes(
    of story: Story, options: StoryOptions = StoryOptions(), measuring: any TextMeasuring
  ) -> [Scene] {
    let deck = StoryDeck(story, options, measuring)
    let stages = story.stages.enumerated().map { index, stage in
      let title = story.title(of: stage)
      return deck.slide(
        marking: index + 1, title: title, elements: deck.content(of: stage, title: title))
    }
    return [deck.opening()] + stages + [deck.closing()]
  }

  private var contentLeft: Double { margin + ladderWidth + gap + 12 }
  private var contentWidth: Double { page.width - margin - contentLeft }

  /// A slide with the network beside its content.
  private func slide(marking marked: Int?, title: String, elements: [Element]) -> Scene {
    var small = style
    small.scale = 1.2
    var ladder = StoryLadder(
      story: story, style: small, typesetting: typesetting, words: words)
    ladder.marked = marked
    let pitch = (page.height - 2 * margin) / Double(max(ladder.count, 1))
    let centers = (0..<ladder.count).map { margin + (Double($0) + 0.5) * pitch }
    let boxes = ladder.elements(
      left: margin, width: ladderWidth, centers: centers, boxHeight: min(26, pitch * 0.7))
    return Scene(
      size: page, background: style.theme.background, elements: boxes + elements,
      title: words.title(story.content.title), description: title,
      language: options.language.code)
  }

  private func opening() -> Scene {
    var column = PageColumn(
      left: contentLeft, width: contentWidth, y: margin, typesetting: typesetting)
    var titleFont = style.titleFont
    titleFont.size = 32
    let title = words.title(story.content.title)
    let lines = typesetting.wrapped(title, font: titleFont, limit: contentWidth)
    column.addLines(lines, font: titleFont, color: style.theme.text)
    column.space(6)
    let origins = typesetting.shortened(
      story.origins(options.language), font: style.labelFont, limit: contentWidth)
    column.addLines([origins], font: style.labelFont, color: style.theme.faintText)
    column.space(gap)
    let room = Rectangle(
      x: contentLeft, y: column.y, width: contentWidth * 0.48,
      height: page.height - margin - column.y)
    let picture = story.photograph.picture(in: room)
    let left = picture.frame.maxX + gap
    var text = PageColumn(
      left: left, width: page.width - margin - left, y: column.y - 4, typesetting: typesetting)
    var font = style.textFont
    font.size = 14
    text.addParagraph(story.inputNote(words), font: font, color: style.theme.faintText)
    for paragraph in story.paragraphs(words) {
      text.space(8)
      text.addParagraph(paragraph, font: font, color: style.theme.text)
    }
    return slide(
      marking: 0, title: title,
      elements: column.elements + [.picture(picture)] + text.elements)
  }

  /// Name, facts, sentences, the photograph and the maps of a layer.
  private func content(of stage: StoryStage, title: String) -> [Element] {
    var column = heading(title)
    column.space(2)
    let after = stage.followers.isEmpty ? [] : [words.after(stage.followers)]
    column.addParagraph(
      ([stage.facts(words)] + after).joined(separator: " · "), font: style.labelFont,
      color: style.theme.faintText)
    column.space(10)
    let input = (story.content.photograph.width, story.content.photograph.height)
    column.addParagraph(
      stage.sentences(words, input: input), font: style.textFont, color: style.theme.text)
    column.space(gap * 0.75)
    return column.elements + pictures(of: stage, below: column.y)
  }

  /// The photograph, the maps and how many they are, in the middle of what is free.
  private func pictures(of stage: StoryStage, below bottom: Double) -> [Element] {
    var font = style.labelFont
    font.size = 11
    let label = typesetting.measuring.measure("0", font: font)
    let foot = label.height + 4
    let room = page.height - margin - bottom
    let arrangement = PictureArrangement(
      maps: stage.maps.channels, width: contentWidth, height: room - foot,
      proportion: story.photograph.roomProportion,
      spacing: .init(gap: gap, mapGap: 8, foot: foot, smallest: 90))
    let top = bottom + max((room - foot - arrangement.height) / 2, 0)
    let pictures = StagePictures(
      stage: stage, photograph: story.photograph, colorMap: options.colorMap)
    let elements = pictures.elements(
      arrangement, at: Point(x: contentLeft, y: top), font: font, color: style.theme.faintText,
      typesetting: typesetting)
    let count = stage.maps.channels
    let caption = words.strongest(min(arrangement.columns * arrangement.lines, count), count)
    let left = contentLeft + arrangement.photographWidth + gap
    let anchor = Point(
      x: (left + contentLeft + arrangement.width) / 2,
      y: top + arrangement.height + 2 + label.ascent)
    return elements + [
      .text(
        Text(
          [TextRun(caption, font: font, color: style.theme.faintText)], at: anchor,
          alignment: .middle))
    ]
  }

  /// The last slide: the classes, or a look back at the layers and what is to be said at the end.
  private func closing() -> Scene {
    let place = story.stages.count + 1
    let ending = StoryEnding(story: story, style: style, typesetting: typesetting, words: words)
    guard story.content.classes.isEmpty else {
      let room = Rectangle(x: contentLeft, y: margin, width: contentWidth, height: 200)
      let picture = story.photograph.picture(in: room)
      let top = picture.frame.maxY + gap
      let below = Rectangle(
        x: contentLeft, y: top, width: contentWidth, height: page.height - margin - top)
      return slide(
        marking: place, title: words.classes,
        elements: [.picture(picture)] + ending.elements(in: below))
    }
    let review = StoryReview(
      story: story, colorMap: options.colorMap, style: style, typesetting: typesetting,
      words: words)
    var column = heading(words.review)
    if let note = review.note {
      column.space(2)
      column.addParagraph(note, font: style.labelFont, color: style.theme.faintText)
    }
    column.space(gap / 2)
    let notes = Size(width: contentWidth, height: ending.height(width: contentWidth))
    let bottom = page.height - margin - notes.height
    let pictures = review.elements(
      in: Rectangle(
        x: contentLeft, y: column.y, width: contentWidth, height: bottom - gap / 2 - column.y))
    let end = Rectangle(
      x: contentLeft, y: bottom, width: notes.width, height: notes.height)
    return slide(
      marking: place, title: words.review,
      elements: column.elements + pictures + ending.elements(in: end))
  }

  /// A column that begins with the heading of a slide.
  private func heading(_ title: String) -> PageColumn {
    var column = PageColumn(
      left: contentLeft, width: contentWidth, y: margin - 4, typesetting: typesetting)
    var font = style.titleFont
    font.size = 28
    column.addLines(
      [typesetting.shortenedInside(title, font: font, limit: contentWidth)], font: font,
      color: style.theme.text)
    return column
  }
}
