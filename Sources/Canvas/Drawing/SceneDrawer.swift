import Scenes

/// Draws the elements of a scene with Cairo, on pixels or a page.
struct SceneDrawer {
  let context: CairoContext
  let shaper: TextShaper

  /// Draws the element; groups draw their elements.
  func draw(_ element: Element) throws(CanvasError) {
    switch element {
    case .box(let box): draw(box)
    case .path(let shape): draw(shape.path, fill: shape.fill, stroke: shape.stroke)
    case .arrow(let arrow): draw(arrow)
    case .text(let text): draw(text)
    case .picture(let picture): try draw(picture)
    case .group(let group):
      for element in group.elements { try draw(element) }
    }
  }

  private func draw(_ box: Box) {
    if box.cornerRadius > 0 {
      let path = Path(rounding: box.frame, radius: box.cornerRadius)
      return draw(path, fill: box.fill, stroke: box.stroke)
    }
    context.add(box.frame)
    paint(fill: box.fill, stroke: box.stroke)
  }

  private func draw(_ path: Path, fill: Color?, stroke: Stroke?) {
    context.add(path)
    paint(fill: fill, stroke: stroke)
  }

  private func paint(fill: Color?, stroke: Stroke?) {
    if let fill { context.fill(fill) }
    if let stroke { context.outline(stroke) }
    context.clearPath()
  }

  private func draw(_ arrow: Arrow) {
    let outline = ArrowOutline(arrow)
    draw(outline.stem, fill: nil, stroke: arrow.stroke)
    if !outline.head.isEmpty {
      draw(Path(polygon: outline.head), fill: arrow.stroke.color, stroke: nil)
    }
  }

  private func draw(_ text: Text) {
    let pieces = text.runs.map { shaper.shape($0.string, font: $0.font) }
    let width = pieces.reduce(0) { $0 + $1.metrics.width }
    context.save()
    context.translate(x: text.anchor.x, y: text.anchor.y)
    context.rotate(degrees: text.rotation)
    context.translate(x: -width * text.alignment.share, y: 0)
    for (run, piece) in zip(text.runs, pieces) {
      context.setColor(run.color)
      context.show(piece)
      context.translate(x: piece.metrics.width, y: 0)
    }
    context.restore()
  }

  private func draw(_ picture: Picture) throws(CanvasError) {
    let raster = picture.raster
    guard raster.width > 0, raster.height > 0 else { return }
    draw(picture, pixels: try CairoSurface.pixels(of: raster))
  }

  /// Draws a picture whose raster has been made a surface.
  func draw(_ picture: Picture, pixels: CairoSurface) {
    let frame = picture.frame
    guard frame.width > 0, frame.height > 0 else { return }
    context.save()
    context.translate(x: frame.x, y: frame.y)
    context.scale(x: frame.width, y: frame.height)
    context.paint(
      pixels, width: picture.raster.width, height: picture.raster.height,
      smooth: picture.isSmooth)
    context.restore()
  }
}

extension Text.Alignment {
  /// Which share of the line lies before the anchor.
  var share: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
