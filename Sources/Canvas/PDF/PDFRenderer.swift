import CCairo
import Scenes

/// Draws a scene as a PDF of one page: fonts embedded, texts selectable, pictures as they are.
enum PDFRenderer {
  /// Stands for the date of creation, so that the same scene always gives the same file.
  private static let creationDate = "2012-12-03T00:00:00Z"

  static func render(_ scene: Scene) throws(CanvasError) -> [UInt8] {
    let surface = try CairoSurface.pdf(width: scene.size.width, height: scene.size.height)
    surface.setMetadata(CAIRO_PDF_METADATA_CREATE_DATE, creationDate)
    surface.setMetadata(CAIRO_PDF_METADATA_CREATOR, "alexviz")
    if !scene.title.isEmpty { surface.setMetadata(CAIRO_PDF_METADATA_TITLE, scene.title) }
    if !scene.description.isEmpty {
      surface.setMetadata(CAIRO_PDF_METADATA_SUBJECT, scene.description)
    }
    try TextShapers.withShaper { shaper throws(CanvasError) in
      let context = CairoContext(surface)
      let drawer = SceneDrawer(context: context, shaper: shaper)
      if let background = scene.background { context.cover(background) }
      for element in scene.elements { try drawer.draw(element) }
      try context.check()
    }
    return try surface.finishDocument()
  }
}
