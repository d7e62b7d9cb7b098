/// A kind of file that a scene can be written as. The same scene always gives the same bytes.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// Pixels, with their number to the inch.
  case png

  /// SVG 1.1 with real text, without script.
  case svg

  /// A page with fonts embedded and text that can be searched.
  case pdf

  /// A LaTeX document that holds a `tikzpicture`, for `pdflatex` with TikZ alone. The picture and
  /// the colours before it can be copied into a paper; texts are set in the document's fonts.
  /// Pictures of pixels are only framed: where they matter, include a PDF instead.
  case tikz

  /// A page that needs no other file and no script: the SVG, whose groups show their titles when
  /// the pointer or the keyboard's focus is on them.
  case html

  /// The scene as data, for programs: one object of `format` (`alexviz-scene`), `version` (1),
  /// `unit` (`pt`, 1/72 inch from the top left), `title`, `description`, `language`, `size`,
  /// `background` and `elements`, from back to front.
  ///
  /// Every element has a `kind`: `box`, `path` (its `steps` are `["M", x, y]`, `["L", x, y]`,
  /// `["C", x1, y1, x2, y2, x, y]` and `["Z"]`, as in SVG), `arrow`, `text` (a line of `runs`),
  /// `picture` (its pixels as a PNG in a data URL) or `group`, which has `elements` again. Its
  /// other keys are the properties of the type of that name. Colours are `#rrggbbaa`; what is
  /// absent is `null`; keys stand in the same order always.
  case json

  /// The format that the ending of a path names, in capitals or not.
  public init(path: String) throws(CanvasError) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: ".") else { throw .unknownFormat(path: path) }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = OutputFormat.allCases.first(where: { $0.pathEndings.contains(ending) })
    else { throw .unknownFormat(path: path) }
    self = format
  }

  /// The format of that name, in capitals or not.
  public init(name: String) throws(CanvasError) {
    guard let format = OutputFormat(rawValue: name.lowercased()) else {
      throw .unknownFormatName(name)
    }
    self = format
  }

  /// What the names of files end in, without the dot.
  private var pathEndings: [String] { self == .tikz ? ["tex", "tikz"] : [rawValue] }

  /// `.png, .svg, … or .json`
  static var endings: String { list(allCases.flatMap(\.pathEndings).map { "." + $0 }) }

  /// `png, svg, … or json`
  static var names: String { list(allCases.map(\.rawValue)) }

  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }
}
