import ModelDescription

/// The text form of a network: one line a layer, `conv 96 11x11 s4 relu`.
///
/// Documentation/NETWORK-TEXT.md explains the language.
public enum NetworkText {
  /// The longest text that is read, in bytes.
  public static let maximumBytes = 1 << 20

  /// The most lines that are read; repeated lines count each time.
  public static let maximumLines = 100_000

  /// The most connections between layers.
  static let maximumConnections = 1_000_000

  /// The most multiply-accumulates of a network: far more than any has, few enough to be summed.
  static let maximumMultiplications = 1 << 60

  /// The network that a text describes.
  ///
  /// - Parameters:
  ///   - text: the text; lines may end as on any system.
  ///   - fileName: how errors name the file.
  public static func model(
    from text: String, fileName: String? = nil
  ) throws(NetworkTextError) -> Model {
    do throws(NetworkTextError) {
      return try NetworkAssembler.model(of: try statements(in: text))
    } catch {
      throw NetworkTextError(error.problem, at: error.place, in: fileName)
    }
  }

  /// The network that a file's bytes describe.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8, with or without a byte order mark.
  ///   - fileName: how errors name the file.
  public static func model(
    from bytes: some Collection<UInt8>, fileName: String? = nil
  ) throws(NetworkTextError) -> Model {
    func fail(_ problem: NetworkTextProblem, line: Int) -> NetworkTextError {
      NetworkTextError(problem, at: TextPlace(line: line, column: 1), in: fileName)
    }
    guard bytes.count <= maximumBytes else {
      throw fail(.tooLong(unit: "bytes", limit: maximumBytes), line: 1)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let wrong = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw fail(.notUTF8, line: (wrong ?? 0) + 1)
    }
    return try model(from: text, fileName: fileName)
  }

  /// A text from which `model(from:)` makes the same network: layers, names, connections.
  ///
  /// Repeated layers are written out.
  public static func text(of model: Model) throws(NetworkWritingError) -> String {
    try NetworkWriter.text(of: model)
  }

  /// Whether a file looks like the text of a network: `true` if its first words are of this
  /// language, `false` if it is no text, `nil` if it is some text that may be meant as a network.
  ///
  /// - Parameter bytes: the file's beginning, or all of it.
  public static func looksLikeNetworkText(_ bytes: some Sequence<UInt8>) -> Bool? {
    let beginning = Array(bytes.prefix(4096))
    let isText = beginning.allSatisfy { $0 >= 32 && $0 != 127 || (9...13).contains($0) }
    guard isText else { return false }
    for line in lines(in: String(decoding: beginning, as: UTF8.self)) {
      guard let line = try? TextLine(line, number: 1) else { return nil }
      guard let word = line.words.first else { continue }
      return Vocabulary.meaning(of: word) == nil ? nil : true
    }
    return nil
  }

  private static func statements(in text: String) throws(NetworkTextError) -> [Statement] {
    guard text.utf8.count <= maximumBytes else {
      throw NetworkTextError(
        .tooLong(unit: "bytes", limit: maximumBytes), at: TextPlace(line: 1, column: 1))
    }
    var reader = StatementReader()
    for (index, line) in lines(in: text).enumerated() {
      guard index < maximumLines else {
        throw NetworkTextError(
          .tooLong(unit: "lines", limit: maximumLines),
          at: TextPlace(line: index + 1, column: 1))
      }
      try reader.read(try TextLine(line, number: index + 1))
    }
    try reader.finish()
    return reader.statements
  }

  /// The lines, without a byte order mark.
  private static func lines(in text: String) -> [Substring] {
    let content = text.unicodeScalars.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    return content.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r" || $0 == "\r\n"
    }
  }
}
