import ModelDescription
import Scenes

/// What a style draws on: its room, its fonts and colours, its language.
public struct Sheet {
  public let theme: Theme
  public let language: ExplanationLanguage
  public let measuring: any TextMeasuring

  /// The room for the drawing in points; `nil` where there is as much as it needs.
  public let width: Double?
  public let height: Double?

  /// Where arrows lead; the style's own choice if `nil`.
  public let direction: Direction?

  /// The family of all texts.
  public let fontFamily: String

  /// The size of ordinary text in points. Heads may be 1.2 times it; small print has
  /// `smallFont`.
  public let fontSize: Double

  /// A font of the sheet, `scale` times its size.
  public func font(_ scale: Double = 1, bold: Bool = false, italic: Bool = false) -> Font {
    Font(family: fontFamily, size: fontSize * scale, bold: bold, italic: italic)
  }

  /// A part of the ordinary size, or as much more as must be so that it can be read.
  func legible(_ scale: Double) -> Double { min(1, max(scale, Figure.legibleSize / fontSize)) }

  /// The size of small print as a part of the ordinary one: 0.85 where that can be read.
  public var smallScale: Double { legible(0.85) }

  /// The font of small print.
  public var smallFont: Font { font(smallScale) }

  /// The width and height of one line of text.
  public func size(of string: String, font: Font? = nil) -> Size {
    let metrics = measuring.measure(string, font: font ?? self.font())
    return Size(width: metrics.width, height: metrics.height)
  }

  /// A line of text on the sheet whose middle of height (of lowercase and capitals, not of the
  /// whole font) stands at a point.
  public func text(
    _ string: String, at point: Point, alignment: Text.Alignment = .middle, font: Font? = nil,
    color: Color? = nil, rotation: Double = 0
  ) -> Element {
    let font = font ?? self.font()
    let (sine, cosine) = Turn.sineAndCosine(degrees: rotation)
    let drop = 0.35 * font.size
    let anchor = Point(x: point.x - drop * sine, y: point.y + drop * cosine)
    return .text(
      Text(
        [TextRun(string, font: font, color: color ?? theme.text)], at: anchor, alignment: alignment,
        rotation: rotation))
  }

  /// The outline of lines on the page.
  public func stroke(_ color: Color? = nil, scale: Double = 1, dashes: [Double] = []) -> Stroke {
    Stroke(color: color ?? theme.line, width: theme.lineWidth * scale, dashes: dashes)
  }

  /// A convex face in the paint of a kind of layer: fill, pattern, outline.
  ///
  /// - Parameter shade: how much darker than the paint the face is, 0…1.
  public func face(
    _ polygon: [Point], _ category: LayerCategory, shade: Double = 0, opacity: Double = 1
  ) -> [Element] {
    let paint = theme[category]
    let path = Path(polygon: polygon)
    let fill = paint.fill.mixed(with: .black, shade).opacity(opacity)
    let line = stroke(paint.line)
    guard let hatch = paint.hatch else {
      return [.path(PathShape(path: path, fill: fill, stroke: line))]
    }
    let pattern = hatch.lines(
      in: polygon, spacing: 3.5, stroke: Stroke(color: paint.line, width: 0.35))
    return [
      .path(PathShape(path: path, fill: fill)), pattern, .path(PathShape(path: path, stroke: line)),
    ]
  }

  /// A box in the paint of a kind of layer: fill, pattern, outline.
  public func box(_ frame: Rectangle, _ category: LayerCategory) -> [Element] {
    let paint = theme[category]
    guard paint.hatch == nil else {
      return face(frame.corners, category)
    }
    return [
      .box(
        Box(
          frame: frame, fill: paint.fill, stroke: stroke(paint.line),
          cornerRadius: min(theme.cornerRadius, frame.height / 2, frame.width / 2)))
    ]
  }

  /// A line of text on the paint of a kind of layer. Over a pattern it gets a plate of its own.
  public func label(
    _ string: String, at point: Point, on category: LayerCategory,
    alignment: Text.Alignment = .middle, font: Font? = nil, rotation: Double = 0
  ) -> [Element] {
    let paint = theme[category]
    let line = text(
      string, at: point, alignment: alignment, font: font, color: paint.text, rotation: rotation)
    guard paint.hatch != nil, !string.isEmpty, let bounds = line.bounds(measuring: measuring) else {
      return [line]
    }
    return [.box(Box(frame: bounds.inset(by: -1), fill: paint.fill)), line]
  }

  /// An arrow on the page, its head in proportion to the text.
  ///
  /// - Parameter hasHead: whether it ends there; if not, it only leads to where others begin.
  public func arrow(
    _ points: [Point], hasHead: Bool = true, color: Color? = nil, cornerRadius: Double = 4,
    dashes: [Double] = []
  ) -> Element {
    .arrow(
      Arrow(
        points: points, stroke: stroke(color, scale: 1.2, dashes: dashes),
        headLength: hasHead ? fontSize * 0.6 : 0, headWidth: fontSize * 0.45,
        cornerRadius: cornerRadius))
  }

  /// A line through points on the page.
  public func line(_ points: [Point], _ stroke: Stroke? = nil) -> Element {
    .path(
      PathShape(path: Path(polygon: points, closed: false), stroke: stroke ?? self.stroke()))
  }

  /// All elements that show one layer, with what viewers say of it.
  public func group(_ layer: ModelLayer, of model: Model, _ elements: [Element]) -> Element {
    .group(LayerGroup.group(layer, of: model, language: language, elements: elements))
  }
}

extension Rectangle {
  /// The corners clockwise from the top left.
  var corners: [Point] {
    [
      Point(x: minX, y: minY), Point(x: maxX, y: minY), Point(x: maxX, y: maxY),
      Point(x: minX, y: maxY),
    ]
  }
}
