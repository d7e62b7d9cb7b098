/// How `ModelComparison.table` writes a comparison down.
public struct ComparisonOptions: Hashable, Sendable {
  public enum Format: String, Sendable, CaseIterable {
    /// A table for terminals: a line a layer, below it what differs.
    case text

    /// The same for Markdown documents.
    case markdown

    /// A line for each property of each layer, comma-separated after RFC 4180.
    case csv

    /// Models, rows and properties as one object.
    case json
  }

  public var format: Format

  /// How the columns name the models; the models' own names where there are too few.
  public var names: [String]

  /// Whether what is equal is left out.
  public var differencesOnly: Bool

  /// Whether what differs is set in bold by terminal escape sequences.
  public var colored: Bool

  public init(
    format: Format = .text, names: [String] = [], differencesOnly: Bool = false,
    colored: Bool = false
  ) {
    self.format = format
    self.names = names
    self.differencesOnly = differencesOnly
    self.colored = colored
  }
}

extension ModelComparison {
  /// The comparison as a table for people or for scripts, without a line break at the end.
  public func table(_ options: ComparisonOptions = ComparisonOptions()) -> String {
    let names = models.enumerated().map { index, model in
      index < options.names.count ? options.names[index] : model.name
    }
    return switch options.format {
    case .text: textTable(names: names, options)
    case .markdown: markdownTable(names: names, options)
    case .csv: csvTable(names: names, options)
    case .json: jsonDescription(names: names, options)
    }
  }
}
