import Diagrams
import ModelDescription
import Scenes

/// The network as a column of boxes: those of the story's layers with their names, those between
/// them as thin bars.
struct StoryLadder {
  let story: Story
  let style: StoryStyle
  let typesetting: Typesetting
  let words: StoryWords

  /// Which of the boxes is marked; `nil` for none.
  var marked: Int?

  /// The boxes from the input to the output, and the layers between each and the one before.
  private struct Rung {
    let name: String
    let category: LayerCategory
    let hidden: [LayerCategory]
  }

  /// One for the input, one for each stage, and one for the output where it is none of them.
  var count: Int { rungs.count }

  private var rungs: [Rung] {
    let nodes = story.graph.nodes
    var rungs = [
      Rung(name: nodes.first?.layer.name ?? "", category: .input, hidden: [])
    ]
    var last = 0
    let titles = story.titles
    for stage in story.stages {
      let place = stage.node ?? last
      rungs.append(
        Rung(
          name: titles[stage.layer.name] ?? stage.layer.name,
          category: LayerCategory(className: stage.layer.className),
          hidden: hidden(from: last, to: place)))
      last = max(last, place)
    }
    if let output = nodes.indices.last, output > last {
      rungs.append(
        Rung(
          name: titles[nodes[output].layer.name] ?? nodes[output].layer.name,
          category: nodes[output].category,
          hidden: hidden(from: last, to: output)))
    }
    return rungs
  }

  private func hidden(from last: Int, to next: Int) -> [LayerCategory] {
    guard last + 1 < next else { return [] }
    return story.graph.nodes[(last + 1)..<next].map(\.category)
  }

  /// The ladder in a column.
  ///
  /// - Parameters:
  ///   - centers: where the middle of each box is, from top to bottom.
  ///   - boxHeight: how high boxes are.
  func elements(left: Double, width: Double, centers: [Double], boxHeight: Double) -> [Element] {
    let middle = left + width / 2
    var elements: [Element] = []
    for (index, (rung, center)) in zip(rungs, centers).enumerated() {
      let frame = Rectangle(
        x: left, y: center - boxHeight / 2, width: width, height: boxHeight)
      if index > 0 {
        elements += way(
          to: rung, x: middle, from: centers[index - 1] + boxHeight / 2, to: frame.minY,
          width: width)
      }
      elements += box(rung, frame: frame, isMarked: marked == index)
    }
    return elements
  }

  private func box(_ rung: Rung, frame: Rectangle, isMarked: Bool) -> [Element] {
    let paint = style.theme[rung.category]
    let isFaint = marked != nil && !isMarked
    let ground = style.theme.ground
    let fill = isFaint ? paint.fill.mixed(with: ground, 0.65) : paint.fill
    let stroke =
      isMarked
      ? Stroke(color: style.theme.accent, width: 2.5)
      : Stroke(
        color: isFaint ? paint.line.mixed(with: ground, 0.5) : paint.line,
        width: style.theme.lineWidth)
    var font = style.labelFont
    font.bold = isMarked
    font.size = min(font.size, frame.height * 0.6)
    let name = typesetting.shortenedInside(rung.name, font: font, limit: frame.width - 8)
    let metrics = typesetting.measuring.measure(name, font: font)
    let text = Text(
      [TextRun(name, font: font, color: isFaint ? style.theme.text : fill.textColor)],
      at: Point(x: frame.midX, y: frame.midY + (metrics.ascent - metrics.descent) / 2),
      alignment: .middle)
    return [
      .box(Box(frame: frame, fill: fill, stroke: stroke, cornerRadius: style.theme.cornerRadius)),
      .text(text),
    ]
  }

  /// The arrow to a box, with a bar for each layer on the way, or their number where there are many.
  private func way(
    to rung: Rung, x: Double, from top: Double, to bottom: Double, width: Double
  ) -> [Element] {
    let stroke = Stroke(color: style.theme.faintLine, width: 1)
    let room = bottom - top
    guard room > 3 else { return [] }
    let head = min(5, room / 3)
    var elements: [Element] = [
      .arrow(
        Arrow(
          points: [Point(x: x, y: top), Point(x: x, y: bottom - 1)], stroke: stroke,
          headLength: head, headWidth: head))
    ]
    let (bar, pitch) = (4.0, 7.0)
    let free = room - 2 * head
    if Double(rung.hidden.count) * pitch <= free {
      let start = top + (room - head - Double(rung.hidden.count) * pitch + pitch - bar) / 2
      for (index, category) in rung.hidden.enumerated() {
        let paint = style.theme[category]
        let frame = Rectangle(
          x: x - width / 4, y: start + Double(index) * pitch, width: width / 2, height: bar)
        elements.append(
          .box(
            Box(
              frame: frame, fill: paint.fill,
              stroke: Stroke(color: paint.line, width: style.theme.lineWidth), cornerRadius: 1)))
      }
      return elements
    }
    let text = words.moreLayers(rung.hidden.count)
    var font = style.labelFont
    font.size = min(font.size, free * 0.8)
    let metrics = typesetting.measuring.measure(text, font: font)
    let baseline = (top + bottom - head + metrics.ascent - metrics.descent) / 2
    let ground = Rectangle(
      x: x - metrics.width / 2 - 2, y: baseline - metrics.ascent, width: metrics.width + 4,
      height: metrics.height)
    elements.append(.box(Box(frame: ground, fill: style.theme.ground)))
    elements.append(
      .text(
        Text(
          [TextRun(text, font: font, color: style.theme.faintText)],
          at: Point(x: x, y: baseline), alignment: .middle)))
    return elements
  }
}
