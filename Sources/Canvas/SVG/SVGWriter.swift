import Scenes

/// Writes a scene as SVG 1.1 with real text, so that it can be searched, selected and restyled.
///
/// Written by hand since Cairo's SVG has outlines in the place of text.
struct SVGWriter {
  private let shaper: TextShaper
  private var identifiers = SVGIdentifiers()

  /// The groups that can be pointed at, if the drawing is part of a page; else `nil`.
  private var stops: [Group]?

  private init(shaper: TextShaper, isPartOfPage: Bool) {
    self.shaper = shaper
    stops = isPartOfPage ? [] : nil
  }

  /// The bytes of the file.
  static func write(_ scene: Scene) throws(CanvasError) -> [UInt8] {
    let text = TextShapers.withShaper { shaper in
      Result { () throws(CanvasError) in
        var writer = SVGWriter(shaper: shaper, isPartOfPage: false)
        return try writer.root(of: scene).text
      }
    }
    return Array((try text.get() + "\n").utf8)
  }

  /// The drawing as part of a web page, and its stops: the innermost groups that have a title.
  ///
  /// The keyboard can reach them. Each has its number in an attribute `data-stop`, and no title
  /// of its own, since the page shows it.
  static func drawing(
    of scene: Scene
  ) throws(CanvasError) -> (text: String, stops: [Group]) {
    let drawing = TextShapers.withShaper { shaper in
      Result { () throws(CanvasError) in
        var writer = SVGWriter(shaper: shaper, isPartOfPage: true)
        let root = try writer.root(of: scene)
        return (root.text, writer.stops ?? [])
      }
    }
    return try drawing.get()
  }

  private mutating func root(of scene: Scene) throws(CanvasError) -> SVGElement {
    let (width, height) = (scene.size.width, scene.size.height)
    var root = SVGElement("svg", isMultiline: true)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.set("xmlns:xlink", "http://www.w3.org/1999/xlink")
    root.set("width", svgNumber(width) + "pt")
    root.set("height", svgNumber(height) + "pt")
    root.set("viewBox", "0 0 \(svgNumber(width)) \(svgNumber(height))")
    // The parts of an image are hidden from screen readers.
    root.set("role", stops == nil ? "img" : "group")
    root.set("xml:lang", scene.language)
    root.set("lang", scene.language)
    if !scene.title.isEmpty { root.append(label("title", scene.title)) }
    if !scene.description.isEmpty { root.append(label("desc", scene.description)) }
    if let background = scene.background {
      var page = SVGElement("rect")
      page.set("width", width)
      page.set("height", height)
      page.setFill(background)
      root.append(page)
    }
    for element in scene.elements { try append(element, to: &root) }
    return root
  }

  private mutating func append(
    _ element: Element, to parent: inout SVGElement
  ) throws(CanvasError) {
    switch element {
    case .box(let box): parent.append(rectangle(box))
    case .path(let shape):
      parent.append(path(shape.path, fill: shape.fill, stroke: shape.stroke))
    case .arrow(let arrow): append(arrow, to: &parent)
    case .text(let text): parent.append(SVGTextWriter(text, shaper: shaper).element)
    case .picture(let picture): parent.append(try image(picture))
    case .group(let group): parent.append(try self.group(group))
    }
  }

  private func label(_ name: String, _ text: String) -> SVGElement {
    var element = SVGElement(name)
    element.append(lines: text)
    return element
  }

  private mutating func group(_ group: Group) throws(CanvasError) -> SVGElement {
    var element = SVGElement("g", isMultiline: true)
    if let identifier = group.identifier.flatMap({ identifiers.identifier(for: $0) }) {
      element.set("id", identifier)
    }
    let classes = group.classes.compactMap(SVGIdentifiers.word)
    if !classes.isEmpty { element.set("class", classes.joined(separator: " ")) }
    if let title = group.title {
      if let stops, !group.elements.contains(where: \.hasTitle) {
        element.set("data-stop", String(stops.count + 1))
        element.set("tabindex", "0")
        element.set("role", "img")
        element.set("aria-label", title.replacing("\n", with: ", "))
        self.stops?.append(group)
      } else {
        element.append(label("title", title))
      }
    }
    for child in group.elements { try append(child, to: &element) }
    return element
  }

  private func rectangle(_ box: Box) -> SVGElement {
    var element = SVGElement("rect")
    element.set("x", box.frame.x)
    element.set("y", box.frame.y)
    element.set("width", box.frame.width)
    element.set("height", box.frame.height)
    if box.cornerRadius > 0 { element.set("rx", box.cornerRadius) }
    element.setFill(box.fill)
    element.setStroke(box.stroke)
    return element
  }

  private func path(_ path: Path, fill: Color?, stroke: Stroke?) -> SVGElement {
    var element = SVGElement("path")
    element.set("d", SVGWriter.data(of: path))
    element.setFill(fill)
    element.setStroke(stroke)
    return element
  }

  private func append(_ arrow: Arrow, to parent: inout SVGElement) {
    let outline = ArrowOutline(arrow)
    parent.append(path(outline.stem, fill: nil, stroke: arrow.stroke))
    guard !outline.head.isEmpty else { return }
    var head = SVGElement("polygon")
    head.set("points", outline.head.map(SVGWriter.pair).joined(separator: " "))
    head.setFill(arrow.stroke.color)
    parent.append(head)
  }

  private func image(_ picture: Picture) throws(CanvasError) -> SVGElement {
    var element = SVGElement("image")
    element.set("x", picture.frame.x)
    element.set("y", picture.frame.y)
    element.set("width", picture.frame.width)
    element.set("height", picture.frame.height)
    element.set("preserveAspectRatio", "none")
    if !picture.isSmooth { element.set("style", "image-rendering:pixelated") }
    element.set("xlink:href", try picture.raster.dataAddress())
    return element
  }

  // MARK: Numbers

  private static func data(of path: Path) -> String {
    path.steps.map { step in
      switch step {
      case .move(let point): "M" + pair(point)
      case .line(let point): "L" + pair(point)
      case .curve(let first, let second, let end):
        "C" + [first, second, end].map(pair).joined(separator: " ")
      case .close: "Z"
      }
    }.joined()
  }

  private static func pair(_ point: Point) -> String {
    svgNumber(point.x) + "," + svgNumber(point.y)
  }
}

extension Element {
  /// Whether there is a group with a title in the element.
  fileprivate var hasTitle: Bool {
    guard case .group(let group) = self else { return false }
    return group.title != nil || group.elements.contains(where: \.hasTitle)
  }
}
