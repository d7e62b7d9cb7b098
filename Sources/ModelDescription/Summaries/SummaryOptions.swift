/// How `Model.summary` writes a model down.
public struct SummaryOptions: Hashable, Sendable {
  /// Whose table it is like.
  public enum Look: String, Sendable, CaseIterable {
    case keras3, keras2
  }

  /// What is written: a table for people, or one of the forms that programs read.
  public enum Format: String, Sendable, CaseIterable {
    /// Keras's table, in the chosen look.
    case table

    /// A table for Markdown documents, with kernels, strides and costs.
    case markdown

    /// The same columns, comma-separated after RFC 4180.
    case csv

    /// The same columns and totals as one object.
    case json
  }

  public var format: Format
  public var look: Look

  /// The width of the table in columns, at most 10,000; Keras's own if `nil`.
  public var lineLength: Int?

  /// The width of the terminal, which bounds Keras 3's own width; 80 where it is not above 0.
  public var terminalColumns: Int

  /// Whether a column says if training changes a layer.
  public var showTrainable: Bool

  /// Whether Keras's tables list the layers of networks that are layers of others, below them.
  public var expandNested: Bool

  /// Whether Keras 3's colours are written, as escape sequences for a terminal.
  public var colored: Bool

  public init(
    format: Format = .table, look: Look = .keras3, lineLength: Int? = nil,
    terminalColumns: Int = 80, showTrainable: Bool = false, expandNested: Bool = false,
    colored: Bool = false
  ) {
    self.format = format
    self.look = look
    self.lineLength = lineLength
    self.terminalColumns = terminalColumns
    self.showTrainable = showTrainable
    self.expandNested = expandNested
    self.colored = colored
  }

  /// The length of lines that Keras takes if none is given.
  ///
  /// - Parameter own: what the look takes on a wide terminal.
  /// - Parameter margin: the columns of the terminal that stay free; `nil` if it does not matter.
  func length(own: Int, terminalMargin margin: Int?) -> Int {
    if let lineLength { return min(lineLength, 10_000) }
    guard let margin else { return own }
    return min(own, (terminalColumns > 0 ? terminalColumns : 80) - margin)
  }
}

/// Why a summary cannot be written.
public enum SummaryError: Error, Hashable, Sendable {
  /// The table does not fit into so few columns.
  case tooNarrow(lineLength: Int, smallest: Int)

  /// Networks inside one another have more layers than a table should list.
  case tooManyRows(limit: Int)
}

extension SummaryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooNarrow(let lineLength, let smallest):
      "a line length of \(lineLength) is too narrow for the summary; "
        + "it needs at least \(smallest) columns"
    case .tooManyRows(let limit):
      "with the layers of nested networks the summary would have more than "
        + "\(NumberText.grouped(limit)) rows"
    }
  }
}
