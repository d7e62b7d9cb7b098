/// A kind of file that a scene can be written as.
public enum OutputFormat: String, CaseIterable, Sendable {
  case png, svg, pdf

  /// The format that the ending of a path names, in capitals or not.
  public init(path: String) throws(CanvasError) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."),
      let format = OutputFormat(rawValue: name[name.index(after: dot)...].lowercased())
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

  /// `.png, .svg or .pdf`
  static var endings: String { list(allCases.map { "." + $0.rawValue }) }

  /// `png, svg or pdf`
  static var names: String { list(allCases.map(\.rawValue)) }

  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }
}
