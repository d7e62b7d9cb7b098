import FeatureMaps
import Scenes

/// The likeliest classes, each with a bar as long as it is likely.
struct ClassBars {
  let classes: [RankedClass]
  let style: StoryStyle
  let typesetting: Typesetting

  /// The height of one line.
  var lineHeight: Double {
    typesetting.measuring.measure("0", font: style.textFont).height * 1.45
  }

  func elements(in frame: Rectangle) -> [Element] {
    let font = style.textFont
    let metrics = typesetting.measuring.measure("0", font: font)
    let nameWidth = frame.width * 0.34
    let percentWidth = typesetting.width("100.0 %", font) + 8
    let paint = style.theme[.output]
    let full = frame.width - nameWidth - percentWidth - 8
    return classes.enumerated().flatMap { index, ranked -> [Element] in
      let top = frame.y + Double(index) * lineHeight
      let baseline = top + metrics.ascent
      let name = typesetting.shortened(ranked.name, font: font, limit: nameWidth - 8)
      let part = ranked.probability.isFinite ? min(max(Double(ranked.probability), 0), 1) : 0
      let bar = Rectangle(
        x: frame.x + nameWidth, y: top + 1, width: max(part * full, 1), height: metrics.height - 2)
      let percent = ranked.percentText
      return [
        .text(
          Text(
            [TextRun(name, font: font, color: style.theme.text)],
            at: Point(x: frame.x, y: baseline))),
        .box(Box(frame: bar, fill: paint.fill, stroke: Stroke(color: paint.line, width: 0.5))),
        .text(
          Text(
            [TextRun(percent, font: font, color: style.theme.faintText)],
            at: Point(x: bar.maxX + 8, y: baseline))),
      ]
    }
  }
}
