import Scenes

/// Writes a scene as a web page: the SVG, and for each of its groups with a title the lines of
/// the title in a panel beside it, shown while the group is pointed at or has the focus.
///
/// Style sheets alone do this: the page forbids scripts, and everything that is not in it.
enum HTMLWriter {
  /// What the page may load: nothing but styles and pictures that are written in it.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    + "form-action 'none'"

  /// The bytes of the file.
  static func write(_ scene: Scene) throws(CanvasError) -> [UInt8] {
    let drawing = try SVGWriter.drawing(of: scene)
    let panels = drawing.stops.enumerated().map { index, group in
      HTMLPanel(number: index + 1, group: group, page: scene.size)
    }
    let style = HTMLStyleSheet.text(
      ground: scene.background ?? .white, stops: 1..<drawing.stops.count + 1)
    let page = """
      <!DOCTYPE html>
      <html lang="\(xmlText(scene.language))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="description" content="\(xmlText(scene.description))">
      <link rel="icon" href="data:,">
      <title>\(xmlText(scene.title.isEmpty ? "alexviz" : scene.title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <figure>
      \(drawing.text)
      \(panels.map(\.text).joined(separator: "\n"))
      </figure>
      </body>
      </html>

      """
    return Array(page.utf8)
  }
}
