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
    return try PNGEncoder.encode(
      rows, dpi: dpi, title: scene.title, description: scene.description)
  }

  private func drawRows(shaper: TextShaper) throws(CanvasError) -> PixelRows {
    var items: [Item] = []
    for element in Element.flatten(scene.elements) {
      guard let extent = element.verticalExtent(shaper: shaper) else { continue }
      items.append(try Item(element, extent: extent, scale: scale, pageWidth: size.width))
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
    if case .enlarged(let picture) = item.content {
      _ = band.withPixels { pixels, stride in
        picture.copy(to: pixels, stride: stride, bandStart: bandStart, height: height)
      }
      return
    }
    drawer.context.save()
    drawer.context.translate(x: 0, y: -Double(bandStart))
    drawer.context.scale(x: scale, y: scale)
    switch item.content {
    case .element(let element): try drawer.draw(element)
    case .smooth(let picture, let pixels): drawer.draw(picture, pixels: pixels)
    case .enlarged: break
    }
    drawer.context.restore()
  }

  /// An element and where it is to be seen.
  private struct Item {
    /// What is done for each band that shows the element.
    enum Content {
      case element(Element)
      case enlarged(EnlargedPicture)
      case smooth(Picture, CairoSurface)
    }

    let content: Content
    let top: Double
    let bottom: Double

    init(
      _ element: Element, extent: ClosedRange<Double>, scale: Double, pageWidth: Int
    ) throws(CanvasError) {
      top = extent.lowerBound * scale
      bottom = extent.upperBound * scale
      guard case .picture(let picture) = element, picture.raster.width > 0,
        picture.raster.height > 0
      else {
        content = .element(element)
        return
      }
      if picture.isSmooth {
        content = .smooth(picture, try CairoSurface.pixels(of: picture.raster))
      } else {
        content = .enlarged(EnlargedPicture(picture, scale: scale, pageWidth: pageWidth))
      }
    }

    func isSeen(from start: Int, to end: Int) -> Bool {
      top <= Double(end) && bottom >= Double(start)
    }
  }
}
