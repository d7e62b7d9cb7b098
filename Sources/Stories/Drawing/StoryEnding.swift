import FeatureMaps
import Scenes

/// The end of a story: the classes, or what comes behind the last maps and what the network costs.
struct StoryEnding {
  let story: Story
  let style: StoryStyle
  let typesetting: Typesetting
  let words: StoryWords

  private var bars: ClassBars {
    ClassBars(classes: story.content.classes, style: style, typesetting: typesetting)
  }

  func height(width: Double) -> Double {
    guard !story.content.classes.isEmpty else { return max(column(width).y, 22) }
    return titleHeight + Double(story.content.classes.count) * bars.lineHeight
  }

  func elements(in frame: Rectangle) -> [Element] {
    guard !story.content.classes.isEmpty else {
      return column(frame.width).elements.map { $0.moved(x: frame.x, y: frame.y) }
    }
    var column = PageColumn(
      left: frame.x, width: frame.width, y: frame.y, typesetting: typesetting)
    column.addLines([words.classes], font: style.nameFont, color: style.theme.text)
    let below = Rectangle(
      x: frame.x, y: frame.y + titleHeight, width: frame.width,
      height: frame.height - titleHeight)
    return column.elements + bars.elements(in: below)
  }

  private var titleHeight: Double {
    typesetting.measuring.measure("0", font: style.nameFont).height + 6
  }

  private func column(_ width: Double) -> PageColumn {
    var column = PageColumn(left: 0, width: width, y: 4, typesetting: typesetting)
    for note in story.closingNotes(words) {
      column.addParagraph(note, font: style.textFont, color: style.theme.text)
      column.space(3)
    }
    return column
  }
}
