import AlexViz
import CommandLineOptions

/// The files that one figure is written to.
struct FigureFiles {
  /// The option that names them.
  ///
  /// - Parameter path: where the figure goes otherwise, in words.
  static func out(otherwise path: String) -> Option<[String]> {
    Option(
      repeated: "out", letter: "o", .path, defaultText: path,
      help: "Where the figure goes; its ending says what is written, such as .png, .svg or .pdf. "
        + "Given several times, writes several files.")
  }

  static let dpi = Option(
    "dpi", .number(in: 10...1200), default: 144, help: "Dots per inch of a PNG.")

  let paths: [String]

  private let formats: [OutputFormat]
  private let dpi: Double

  /// The files that options name, or the other one.
  init(_ invocation: Invocation, otherwise path: String) throws {
    let named = invocation[FigureFiles.out(otherwise: path)]
    paths = named.isEmpty ? [path] : named
    formats = try paths.map { try OutputFormat(path: $0) }
    dpi = invocation[FigureFiles.dpi]
  }

  /// Writes all files, once all are drawn.
  func write(_ scene: Scene) throws {
    let dpi = Canvas.resolution(dpi, fitting: scene)
    let files = try formats.map { try Canvas.render(scene, as: $0, dpi: dpi) }
    for (path, bytes) in zip(paths, files) { try AtomicFile.write(bytes, to: path) }
  }
}
