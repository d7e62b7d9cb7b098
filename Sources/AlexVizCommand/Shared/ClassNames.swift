import AlexViz
import Spelling

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

  /// The class that a text means: its number from 0, or its name in any letter case.
  static func index(of text: String, in names: [String]) throws -> Int {
    if let number = Int(text) { return number }
    let wanted = text.lowercased()
    guard let index = names.firstIndex(where: { $0.lowercased() == wanted }) else {
      throw Unknown(name: text, near: nearest(to: text, among: names), isListed: !names.isEmpty)
    }
    return index
  }

  /// A name that no class has.
  private struct Unknown: Error, CustomStringConvertible {
    let name: String
    let near: String?
    let isListed: Bool

    var description: String {
      guard isListed else {
        return
          "the names of classes are not known; give them with --classes FILE, or the number of "
          + "the class instead of \(quoted(name))"
      }
      return "there is no class \(quoted(name))"
        + (near.map { "; did you mean \(quoted($0))?" } ?? " among those of '--classes'")
    }
  }
}
