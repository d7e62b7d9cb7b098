/// How help is laid out: for a terminal, or for a file.
public struct HelpStyle: Hashable, Sendable {
  /// The columns of a line, from 40 to 100 whatever the terminal has.
  public let columns: Int

  /// Whether headings are bold.
  public let isBold: Bool

  public init(columns: Int = 80, isBold: Bool = false) {
    self.columns = min(max(columns, 40), 100)
    self.isBold = isBold
  }

  /// A heading, bold where that can be shown.
  func heading(_ text: String) -> String {
    isBold ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
