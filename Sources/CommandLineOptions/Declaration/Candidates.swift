/// What may stand as a value, for the completions of shells and for help.
public struct Candidates: Sendable {
  /// Which names of files are offered.
  public enum Files: Sendable {
    case none, directories, all
  }

  /// The words that are offered; asked for when they are needed.
  public let words: @Sendable () -> [String]

  /// Whether nothing but the words is a value; help then lists them.
  public let isClosed: Bool

  /// The names of files that are offered beside the words.
  public let files: Files

  init(isClosed: Bool, files: Files, words: @escaping @Sendable () -> [String]) {
    self.words = words
    self.isClosed = isClosed
    self.files = files
  }

  /// Nothing is offered.
  public static let none = Candidates(isClosed: false, files: .none) { [] }

  /// Names of files and folders.
  public static let files = Candidates(isClosed: false, files: .all) { [] }

  /// Names of folders.
  public static let directories = Candidates(isClosed: false, files: .directories) { [] }

  /// These words and nothing else.
  public static func only(
    _ words: @autoclosure @escaping @Sendable () -> [String]
  ) -> Candidates {
    Candidates(isClosed: true, files: .none, words: words)
  }

  /// These words among others that cannot be listed.
  public static func words(
    _ words: @autoclosure @escaping @Sendable () -> [String]
  ) -> Candidates {
    Candidates(isClosed: false, files: .none, words: words)
  }

  /// These words, or the name of a file.
  public static func wordsOrFiles(
    _ words: @autoclosure @escaping @Sendable () -> [String]
  ) -> Candidates {
    Candidates(isClosed: false, files: .all, words: words)
  }
}
