import AlexViz

/// The kinds of file that `diagram` writes: pictures of the scene, and graphs for other programs.
enum DiagramFormat: String, Sendable, CaseIterable {
  case png, svg, pdf, tikz, html, json, dot, mermaid

  /// The format by the ending of a file, in capitals or not; `nil` where it names none.
  init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.pathEndings.contains(ending) })
    else { return nil }
    self = format
  }

  /// What the names of files end in, the usual ending first.
  private var pathEndings: [String] {
    switch self {
    case .tikz: ["tex", "tikz"]
    case .dot: ["dot", "gv"]
    case .mermaid: ["mmd", "mermaid"]
    default: [rawValue]
    }
  }

  /// `.png, .svg, … or .mmd`
  static var endings: String {
    let endings = allCases.compactMap(\.pathEndings.first).map { "." + $0 }
    return endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")
  }

  /// How the canvas writes it; `nil` for graphs.
  var canvasFormat: OutputFormat? { OutputFormat(rawValue: rawValue) }

  /// Whether a terminal can show it.
  var isText: Bool { self != .png && self != .pdf }
}
