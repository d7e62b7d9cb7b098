import Scenes

/// Draws scenes. Every function may be called from several threads at once.
public enum Canvas {
  /// The bytes of a file that shows the scene.
  ///
  /// - Parameter dpi: Pixels per inch of a PNG: a point is dpi / 72 pixels. The other formats
  ///   measure in points and leave it out of account.
  public static func render(
    _ scene: Scene, as format: OutputFormat, dpi: Double = 72
  ) throws(CanvasError) -> [UInt8] {
    try check(scene.size)
    switch format {
    case .png: return try PNGRenderer(scene: scene, dpi: dpi).render()
    case .svg: return try SVGWriter.write(scene)
    case .pdf: return try PDFRenderer.render([scene])
    case .tikz: return TikZWriter.write(scene)
    case .html: return try HTMLWriter.write(scene)
    case .json: return try SceneJSON.write(scene)
    }
  }

  /// The bytes of a PDF with a page for each scene; the first one names the document.
  public static func pdf(of pages: [Scene]) throws(CanvasError) -> [UInt8] {
    for page in pages { try check(page.size) }
    return try PDFRenderer.render(pages)
  }

  /// The resolution itself, or the highest whole one at which a PNG of the scene can be drawn.
  public static func resolution(_ dpi: Double, fitting scene: Scene) -> Double {
    let longest = max(scene.size.width, scene.size.height)
    return min(dpi, (Double(PixelSize.sideLimit) * 72 / longest).rounded(.down))
  }

  /// Draws the scene in the format and writes it to a file, whole or not at all.
  public static func write(
    _ scene: Scene, to path: String, as format: OutputFormat, dpi: Double = 72
  ) throws(CanvasError) {
    try AtomicFile.write(render(scene, as: format, dpi: dpi), to: path)
  }

  private static func check(_ size: Size) throws(CanvasError) {
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite
    else { throw .emptyPage(width: size.width, height: size.height) }
  }
}
