import Scenes

/// Draws a scene as a PNG, in bands from top to bottom that stay in the processor's cache.
struct PNGRenderer {
  private let scene: Scene
  private let dpi: Double
  private let size: PixelSize

  /// The height of a band in pixels.
  private static let bandHeight = 64

  init(scene: Scene, dpi: Double) throws(CanvasError) {
    self.scene = scene
    self.dpi = dpi
    size = try PixelSize(scene.size, dpi: dpi)
  }

  /// Pixels to a point.
  private var scale: Double { dpi / 72 }

  /// The bytes of the file.
  func render() throws(CanvasError) -> [UInt8] {
    let rows = try TextShapers.withShaper { shaper throws(CanvasError) in
      try drawRows(shaper: shaper)
    }
    return PNGEncoder.encode(
      rows, dpi: dpi, title: scene.title, description: scene.description)
  }

  private func drawRows(shaper: TextShaper) throws(CanvasError) -> PixelRows {
    let items = Element.flatten(scene.elements).compactMap { element -> Item? in
      guard let extent = element.verticalExtent(shaper: shaper) else { return nil }
      return Item(element, extent: extent, scale: scale, pageWidth: size.width)
    }
    let colors = SceneColors(scene)
    let mode: PixelCollector.Mode =
      scene.background?.alpha != 255 ? .rgba : colors.areGray ? .gray : .palette
    if let rows = try draw(items, mode: mode, colors: colors, shaper: shaper) { return rows }
    if let rows = try draw(items, mode: .rgb, colors: colors, shaper: shaper) { return rows }
    throw .drawingFailed("too many colours")
  }

  /// Draws all bands; `nil` if there are more colours than the mode holds.
  private func draw(
    _ items: [Item], mode: PixelCollector.Mode, colors: SceneColors, shaper: TextShaper
  ) throws(CanvasError) -> PixelRows? {
    let band = try CairoSurface.pixels(
      width: size.width, height: min(PNGRenderer.bandHeight, size.height),
      transparent: mode == .rgba)
    let drawer = SceneDrawer(context: CairoContext(band), shaper: shaper)
    var collector = PixelCollector(width: size.width, mode: mode, keptGrays: colors.grays)
    for start in stride(from: 0, to: size.height, by: PNGRenderer.bandHeight) {
      let height = min(PNGRenderer.bandHeight, size.height - start)
      drawer.context.clear(to: scene.background)
      for item in items where item.isSeen(from: start, to: start + height) {
        try draw(item, bandStart: start, height: height, on: band, drawer: drawer)
      }
      try drawer.context.check()
      let fits = band.withPixels { pixels, stride in
        collector.append(pixels, rows: height, stride: stride)
      }
      if fits != true { return nil }
    }
    return collector.finish()
  }

  private func draw(
    _ item: Item, bandStart: Int, height: Int, on band: CairoSurface, drawer: SceneDrawer
  ) throws(CanvasError) {
    if let picture = item.enlarged {
      _ = band.withPixels { pixels, stride in
        picture.copy(to: pixels, stride: stride, bandStart: bandStart, height: height)
      }
      return
    }
    drawer.context.save()
    drawer.context.translate(x: 0, y: -Double(bandStart))
    drawer.context.scale(x: scale, y: scale)
    try drawer.draw(item.element)
    drawer.context.restore()
  }

  /// An element and where it is to be seen.
  private struct Item {
    let element: Element
    let top: Double
    let bottom: Double

    /// The picture to copy, if the element is one of sharp pixels.
    let enlarged: EnlargedPicture?

    init(_ element: Element, extent: ClosedRange<Double>, scale: Double, pageWidth: Int) {
      self.element = element
      top = extent.lowerBound * scale
      bottom = extent.upperBound * scale
      if case .picture(let picture) = element, !picture.isSmooth {
        enlarged = EnlargedPicture(picture, scale: scale, pageWidth: pageWidth)
      } else {
        enlarged = nil
      }
    }

    func isSeen(from start: Int, to end: Int) -> Bool {
      top <= Double(end) && bottom >= Double(start)
    }
  }
}
