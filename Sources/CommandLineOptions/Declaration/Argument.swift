/// An argument that is known by its place on the command line, and the type of its value.
public struct Argument<Value: Sendable>: DeclaredArgument {
  public let declaration: ArgumentDeclaration

  /// The value when the argument is not given; `nil` where it has to be.
  let absent: Value?

  /// The value of the texts that were given, of which there is at least one.
  let read: @Sendable ([String]) throws(ValueProblem) -> Value

  public func check(_ texts: [String]) throws(ValueProblem) { _ = try read(texts) }

  private init(
    declaration: ArgumentDeclaration, absent: Value?,
    read: @escaping @Sendable ([String]) throws(ValueProblem) -> Value
  ) {
    self.declaration = declaration
    self.absent = absent
    self.read = read
  }

  /// An argument with the value that holds when it is not given.
  public init(
    _ name: String, _ type: ValueType<Value>, default absent: Value, defaultText: String? = nil,
    help: String
  ) {
    self.init(
      declaration: ArgumentDeclaration(
        name: name, minimum: 0, repeats: false, candidates: type.candidates, help: help,
        defaultText: defaultText ?? type.text(absent)),
      absent: absent
    ) { texts throws(ValueProblem) in try type.read(texts.last ?? "") }
  }

  /// An argument that is `nil` when it is not given.
  public init<Given>(
    optional name: String, _ type: ValueType<Given>, defaultText: String? = nil, help: String
  ) where Value == Given? {
    self.init(
      declaration: ArgumentDeclaration(
        name: name, minimum: 0, repeats: false, candidates: type.candidates, help: help,
        defaultText: defaultText),
      absent: .some(nil)
    ) { texts throws(ValueProblem) in try type.read(texts.last ?? "") }
  }

  /// An argument that has to be given.
  public init(_ name: String, _ type: ValueType<Value>, help: String) {
    self.init(
      declaration: ArgumentDeclaration(
        name: name, minimum: 1, repeats: false, candidates: type.candidates, help: help,
        defaultText: nil),
      absent: nil
    ) { texts throws(ValueProblem) in try type.read(texts.last ?? "") }
  }

  /// Any number of arguments, at the end of the line.
  public init<Item>(
    list name: String, _ type: ValueType<Item>, atLeast minimum: Int = 0, help: String
  ) where Value == [Item] {
    self.init(
      declaration: ArgumentDeclaration(
        name: name, minimum: minimum, repeats: true, candidates: type.candidates, help: help,
        defaultText: nil),
      absent: []
    ) { texts throws(ValueProblem) in
      var items: [Item] = []
      for text in texts { items.append(try type.read(text)) }
      return items
    }
  }
}
