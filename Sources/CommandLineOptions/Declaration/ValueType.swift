/// How the text of one value is read, described and completed.
///
/// An option or an argument is made of a name and one of these:
/// `Option("dpi", .integer(in: 10...2400), default: 96, help: "…")`.
public struct ValueType<Value: Sendable>: Sendable {
  /// What stands for the value in help, such as `FILE`.
  public let placeholder: String

  /// What the shell offers, and what help lists.
  public let candidates: Candidates

  /// The value that a text means; throws what would have been right.
  public let read: @Sendable (String) throws(ValueProblem) -> Value

  /// The text that means a value; help shows defaults with it.
  public let text: @Sendable (Value) -> String

  public init(
    placeholder: String, candidates: Candidates = .none,
    text: @escaping @Sendable (Value) -> String = { String(describing: $0) },
    read: @escaping @Sendable (String) throws(ValueProblem) -> Value
  ) {
    self.placeholder = placeholder
    self.candidates = candidates
    self.text = text
    self.read = read
  }
}

extension ValueType<String> {
  /// Any text.
  public static var text: Self { .text(suggesting: .none) }

  /// Any text, for which the shell makes suggestions.
  public static func text(suggesting candidates: Candidates) -> Self {
    Self(placeholder: "TEXT", candidates: candidates) { text throws(ValueProblem) in text }
  }

  /// The name of a file; `-` is for the command to understand.
  public static var path: Self { .path(suggesting: .files) }

  /// The name of a folder; one that ends like a picture's is a slip.
  public static var directory: Self {
    Self(placeholder: "FOLDER", candidates: .directories) { text throws(ValueProblem) in
      let endings = [".png", ".svg", ".pdf", ".jpg", ".jpeg", ".webp"]
      guard !text.isEmpty, !endings.contains(where: text.lowercased().hasSuffix) else {
        throw .wanted("the name of a folder, not of a picture")
      }
      return text
    }
  }

  /// A path for which the shell suggests more than files, such as the names of built-in models.
  public static func path(suggesting candidates: Candidates) -> Self {
    Self(placeholder: "FILE", candidates: candidates) { text throws(ValueProblem) in
      if text.isEmpty { throw .wanted("the name of a file") }
      return text
    }
  }

  /// One word of a list that is asked for when it is needed.
  public static func word(
    of words: @autoclosure @escaping @Sendable () -> [String]
  ) -> Self {
    Self(placeholder: "WORD", candidates: .only(words())) { text throws(ValueProblem) in
      let words = words()
      guard words.contains(text) else { throw .notListed(words) }
      return text
    }
  }
}

extension ValueType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One case of an enumeration, by its raw value.
  public static var word: Self {
    let words = { @Sendable in Value.allCases.map(\.rawValue) }
    return Self(placeholder: "WORD", candidates: .only(words()), text: { $0.rawValue }) {
      text throws(ValueProblem) in
      guard let value = Value(rawValue: text) else { throw .notListed(words()) }
      return value
    }
  }
}

extension ValueType<Int> {
  /// A whole number in a range.
  public static func integer(in range: ClosedRange<Int>) -> Self {
    let most = range.upperBound == .max ? "or more" : "to \(range.upperBound)"
    let wanted =
      range == .min ... .max ? "a whole number" : "a whole number, \(range.lowerBound) \(most)"
    return Self(placeholder: "NUMBER") { text throws(ValueProblem) in
      guard let value = Int(text), range.contains(value) else { throw .wanted(wanted) }
      return value
    }
  }
}

extension ValueType<Double> {
  /// A number in a range; infinity and not-a-number are never in it.
  public static func number(in range: ClosedRange<Double>) -> Self {
    let text = { @Sendable (value: Double) in
      value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
    }
    let most = range.upperBound.isFinite ? "to \(text(range.upperBound))" : "or more"
    let wanted =
      range.lowerBound.isFinite ? "a number, \(text(range.lowerBound)) \(most)" : "a number"
    return Self(placeholder: "NUMBER", text: text) { text throws(ValueProblem) in
      guard let value = Double(text), value.isFinite, range.contains(value) else {
        throw .wanted(wanted)
      }
      return value
    }
  }
}
