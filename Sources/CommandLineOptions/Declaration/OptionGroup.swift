/// Options that stand under one heading in help.
public struct OptionGroup: Sendable {
  public let heading: String
  public let options: [any DeclaredOption]

  public init(_ heading: String = "Options", _ options: [any DeclaredOption]) {
    self.heading = heading
    self.options = options
  }
}
