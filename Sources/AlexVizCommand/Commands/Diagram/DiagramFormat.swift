import AlexViz

/// The kinds of file that `diagram` writes: pictures of the scene, and graphs for other programs.
enum DiagramFormat: String, Sendable, CaseIterable {
  case png, svg, pdf, tikz, html, json, dot, mermaid

  /// The format by the ending of a file.
  init(path: String) throws(CanvasError) {
    let name = path.split(separator: "/").last ?? ""
    switch name.split(separator: ".").last?.lowercased() {
    case "dot", "gv": self = .dot
    case "mmd", "mermaid": self = .mermaid
    default:
      let format = try OutputFormat(path: path)
      self = DiagramFormat(rawValue: format.rawValue) ?? .png
    }
  }

  /// How the canvas writes it; `nil` for graphs.
  var canvasFormat: OutputFormat? { OutputFormat(rawValue: rawValue) }

  /// Whether a terminal can show it.
  var isText: Bool { self != .png && self != .pdf }
}
