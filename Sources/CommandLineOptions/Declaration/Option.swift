/// An option that is named on the command line, and the type of its value.
///
/// Options are constants, and the result of parsing is asked with them, so that a wrong name does
/// not compile:
///
///     enum Options {
///       static let dpi = Option("dpi", .integer(in: 10...2400), default: 96, help: "Dots per inch.")
///     }
///     let dpi: Int = invocation[Options.dpi]
public struct Option<Value: Sendable>: DeclaredOption {
  public let declaration: OptionDeclaration

  /// The value when the option is not given.
  let absent: Value

  /// The value of the texts that were given, of which there is at least one.
  let read: @Sendable ([String]) throws(ValueProblem) -> Value

  public func check(_ texts: [String]) throws(ValueProblem) { _ = try read(texts) }

  private init(
    name: String, aliases: [String], letter: Character?, kind: OptionDeclaration.Kind,
    placeholder: String = "", candidates: Candidates = .none, help: String, defaultText: String?,
    absent: Value, read: @escaping @Sendable ([String]) throws(ValueProblem) -> Value
  ) {
    declaration = OptionDeclaration(
      name: name, aliases: aliases, letter: letter, kind: kind, placeholder: placeholder,
      candidates: candidates, help: help, defaultText: defaultText)
    self.absent = absent
    self.read = read
  }
}

extension Option<Bool> {
  /// An option that is given or not: `--quiet`.
  public init(flag name: String, letter: Character? = nil, aliases: [String] = [], help: String) {
    self.init(
      name: name, aliases: aliases, letter: letter, kind: .flag, help: help, defaultText: nil,
      absent: false
    ) { _ throws(ValueProblem) in true }
  }

  /// An option that can be denied: `--show-shapes`, `--no-show-shapes`; the last one given holds.
  ///
  /// - Parameter defaultText: The default in words, where yes or no does not say it.
  public init(
    toggle name: String, letter: Character? = nil, aliases: [String] = [], default absent: Bool,
    defaultText: String? = nil, help: String
  ) {
    self.init(
      name: name, aliases: aliases, letter: letter, kind: .toggle, help: help,
      defaultText: defaultText ?? (absent ? Toggle.yes : Toggle.no), absent: absent
    ) { texts throws(ValueProblem) in texts.last == Toggle.yes }
  }
}

/// The texts that stand for what a toggle was set to.
enum Toggle {
  static let yes = "yes"
  static let no = "no"
}

extension Option {
  /// An option with a value, and the value that holds when it is not given. The last one holds.
  ///
  /// - Parameter defaultText: The default in words, where its own text does not say it.
  public init(
    _ name: String, letter: Character? = nil, aliases: [String] = [], _ type: ValueType<Value>,
    placeholder: String? = nil, default absent: Value, defaultText: String? = nil, help: String
  ) {
    self.init(
      name: name, aliases: aliases, letter: letter, kind: .value,
      placeholder: placeholder ?? type.placeholder, candidates: type.candidates, help: help,
      defaultText: defaultText ?? type.text(absent), absent: absent
    ) { texts throws(ValueProblem) in try type.read(texts.last ?? "") }
  }

  /// An option with a value that is `nil` when it is not given. The last one holds.
  ///
  /// - Parameter defaultText: What holds when it is not given, in words.
  public init<Given>(
    _ name: String, letter: Character? = nil, aliases: [String] = [], _ type: ValueType<Given>,
    placeholder: String? = nil, defaultText: String? = nil, help: String
  ) where Value == Given? {
    self.init(
      name: name, aliases: aliases, letter: letter, kind: .value,
      placeholder: placeholder ?? type.placeholder, candidates: type.candidates, help: help,
      defaultText: defaultText, absent: nil
    ) { texts throws(ValueProblem) in try type.read(texts.last ?? "") }
  }

  /// An option with values separated by commas, `--layers conv1,conv3`; when it is given again its
  /// values are added. Empty when it is not given.
  public init<Item>(
    list name: String, letter: Character? = nil, aliases: [String] = [], _ type: ValueType<Item>,
    placeholder: String? = nil, defaultText: String? = nil, help: String
  ) where Value == [Item] {
    self.init(
      name: name, aliases: aliases, letter: letter, kind: .list,
      placeholder: placeholder ?? type.placeholder + ",…", candidates: type.candidates, help: help,
      defaultText: defaultText, absent: []
    ) { texts throws(ValueProblem) in
      var items: [Item] = []
      for text in texts {
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
          if item.isEmpty { throw .wanted("a list with commas between its items") }
          items.append(try type.read(String(item)))
        }
      }
      return items
    }
  }

  /// An option with one value each time that it is given, `-o a.png -o b.svg`. Empty when it is not
  /// given.
  public init<Item>(
    repeated name: String, letter: Character? = nil, aliases: [String] = [],
    _ type: ValueType<Item>, placeholder: String? = nil, defaultText: String? = nil, help: String
  ) where Value == [Item] {
    self.init(
      name: name, aliases: aliases, letter: letter, kind: .repeated,
      placeholder: placeholder ?? type.placeholder, candidates: type.candidates, help: help,
      defaultText: defaultText, absent: []
    ) { texts throws(ValueProblem) in
      var items: [Item] = []
      for text in texts { items.append(try type.read(text)) }
      return items
    }
  }
}
