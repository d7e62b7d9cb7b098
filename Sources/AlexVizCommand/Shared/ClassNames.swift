import AlexViz

/// Lists of class names, one a line in the order of a network's outputs.
enum ClassNames {
  private struct NotText: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is not a list of class names in UTF-8, one a line" }
  }

  /// Reads a list; empty lines at its end do not count.
  static func read(_ path: String) throws -> [String] {
    let storage = try TensorStorage.reading(file: path, limit: 1 << 24)
    let text = storage.withUnsafeBytes { String(validating: $0, as: UTF8.self) }
    guard let text, !text.contains("\0") else {
      throw NotText(path: path)
    }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard !lines.isEmpty else { throw NotText(path: path) }
    return lines
  }
}
