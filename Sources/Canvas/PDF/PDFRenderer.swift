import CCairo
import Scenes

/// Draws scenes as the pages of a PDF: fonts embedded, texts selectable, pictures as they are.
enum PDFRenderer {
  /// Stands for the date of creation, so that the same scene always gives the same file.
  private static let creationDate = "2012-12-03T00:00:00Z"

  static func render(_ scenes: [Scene]) throws(CanvasError) -> [UInt8] {
    guard let first = scenes.first else { throw .emptyPage(width: 0, height: 0) }
    let surface = try CairoSurface.pdf(width: first.size.width, height: first.size.height)
    surface.setMetadata(CAIRO_PDF_METADATA_CREATE_DATE, creationDate)
    surface.setMetadata(CAIRO_PDF_METADATA_CREATOR, "alexviz")
    if !first.title.isEmpty { surface.setMetadata(CAIRO_PDF_METADATA_TITLE, first.title) }
    if !first.description.isEmpty {
      surface.setMetadata(CAIRO_PDF_METADATA_SUBJECT, first.description)
    }
    try TextShapers.withShaper { shaper throws(CanvasError) in
      let context = CairoContext(surface)
      let drawer = SceneDrawer(context: context, shaper: shaper)
      for scene in scenes {
        surface.setPageSize(width: scene.size.width, height: scene.size.height)
        if let background = scene.background { context.cover(background) }
        for element in scene.elements { try drawer.draw(element) }
        context.endPage()
      }
      try context.check()
    }
    return try surface.finishDocument()
  }
}
