import Scenes

/// Writes a scene as a LaTeX document of one page that holds a `tikzpicture`.
///
/// It needs TikZ and what comes with LaTeX itself; fonts of Latin Modern are taken where they are
/// installed, else those of Computer Modern. Lines of text keep their size and their anchor, but
/// not their width, since the document's fonts set them.
struct TikZWriter {
  /// The longest side of a page in points that PDF allows; TeX's own limit is a little more.
  private static let longestSide = 14_400.0

  private var lines: [String] = []
  private var colors = TikZColors()
  private var needs = TeXText.Needs()

  /// The bytes of the file.
  static func write(_ scene: Scene) -> [UInt8] {
    let scale = min(1, longestSide / max(scene.size.width, scene.size.height))
    let size = Size(width: scene.size.width * scale, height: scene.size.height * scale)
    let elements = scale < 1 ? scene.elements.map { $0.scaled(by: scale) } : scene.elements
    var writer = TikZWriter()
    writer.drawPage(size, background: scene.background)
    for element in elements { writer.draw(element, indent: "") }
    let document = TikZDocument(
      scene: scene, size: size, colors: writer.colors, needs: writer.needs, picture: writer.lines)
    return Array(document.text.utf8)
  }

  private mutating func drawPage(_ size: Size, background: Color?) {
    let page = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    lines.append("\\path[use as bounding box] \(TikZPath.data(of: page));")
    if let background {
      lines.append("\\fill[\(colors.fill(background))] \(TikZPath.data(of: page));")
    }
  }

  private mutating func draw(_ element: Element, indent: String) {
    switch element {
    case .box(let box):
      var options = paint(fill: box.fill, stroke: box.stroke)
      let radius = min(box.cornerRadius, box.frame.width / 2, box.frame.height / 2)
      if radius > 0 { options.append("rounded corners=\(svgNumber(radius))bp") }
      append("\\path", options, TikZPath.data(of: box.frame), indent: indent)
    case .path(let shape): draw(shape, indent: indent)
    case .arrow(let arrow):
      let outline = ArrowOutline(arrow)
      draw(PathShape(path: outline.stem, stroke: arrow.stroke), indent: indent)
      if !outline.head.isEmpty {
        let head = PathShape(path: Path(polygon: outline.head), fill: arrow.stroke.color)
        draw(head, indent: indent)
      }
    case .text(let text): draw(text, indent: indent)
    case .picture(let picture):
      let size = "\(picture.raster.width) x \(picture.raster.height)"
      lines.append("\(indent)% A picture of \(size) pixels, which TikZ cannot draw, stands here.")
      append(
        "\\draw", ["help lines"], TikZPath.data(of: picture.frame), indent: indent)
    case .group(let group):
      let name = [group.identifier, group.title].compactMap(\.self).joined(separator: ": ")
      if !name.isEmpty { lines.append("\(indent)% \(TeXText.comment(name))") }
      for element in group.elements { draw(element, indent: indent + "  ") }
    }
  }

  private mutating func draw(_ shape: PathShape, indent: String) {
    let data = TikZPath.data(of: shape.path)
    if data.isEmpty { return }
    append("\\path", paint(fill: shape.fill, stroke: shape.stroke), data, indent: indent)
  }

  private mutating func draw(_ text: Text, indent: String) {
    let anchor =
      switch text.alignment {
      case .start: "base west"
      case .middle: "base"
      case .end: "base east"
      }
    var options = ["anchor=\(anchor)"]
    if text.rotation != 0 { options.append("rotate=\(svgNumber(-text.rotation))") }
    // A line has one opacity, since a colour within it cannot have its own.
    if let color = text.runs.first?.color, let opacity = TikZColors.opacity(of: color) {
      options.append("text opacity=\(opacity)")
    }
    let runs = text.runs.filter { !$0.string.isEmpty }.map { run in
      let escaped = TeXText(run.string)
      needs.formUnion(escaped.needs)
      let color = colors.name(of: run.color)
      return "{\(TikZWriter.font(run.font))\\color{\(color)}\(escaped.text)}"
    }
    let place = TikZPath.pair(text.anchor)
    append("\\node", options, "at \(place) {\(runs.joined())}", indent: indent)
  }

  private mutating func append(
    _ command: String, _ options: [String], _ rest: String, indent: String
  ) {
    lines.append("\(indent)\(command)[\(options.joined(separator: ", "))] \(rest);")
  }

  private mutating func paint(fill: Color?, stroke: Stroke?) -> [String] {
    var options: [String] = []
    if let fill { options.append(colors.fill(fill)) }
    if let stroke {
      options.append(colors.draw(stroke.color))
      options.append("line width=\(svgNumber(stroke.width))bp")
      if !stroke.dashes.isEmpty {
        // An odd number of lengths counts twice, so that dashes and gaps alternate.
        let dashes = stroke.dashes.count % 2 == 0 ? stroke.dashes : stroke.dashes + stroke.dashes
        let pattern = dashes.enumerated().map { index, length in
          (index % 2 == 0 ? "on " : "off ") + svgNumber(length) + "bp"
        }
        options.append("dash pattern=" + pattern.joined(separator: " "))
      }
    }
    return options
  }

  /// The commands that choose a font, by its kind, size and style. TeX's points are smaller.
  private static func font(_ font: Font) -> String {
    let family =
      switch GenericFamily(of: font) {
      case .sansSerif: "\\sffamily"
      case .serif: "\\rmfamily"
      case .monospace: "\\ttfamily"
      }
    let size = font.size * 72.27 / 72
    return "\\fontsize{\(svgNumber(size))}{\(svgNumber(1.2 * size))}\(family)"
      + (font.bold ? "\\bfseries" : "") + (font.italic ? "\\itshape" : "") + "\\selectfont"
  }
}
