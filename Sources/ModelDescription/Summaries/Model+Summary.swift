import Spelling

extension Model {
  /// The model as a table, character for character as Keras prints it, or for scripts.
  ///
  /// A table that is too narrow is made as wide as it must be, and nested networks that would make
  /// it too long are not expanded; `summaryText` refuses instead.
  public func summary(_ options: SummaryOptions = SummaryOptions()) -> String {
    do {
      return try summaryText(options)
    } catch {
      var possible = options
      switch error {
      case .tooNarrow(_, let smallest): possible.lineLength = smallest
      case .tooManyRows: possible.expandNested = false
      }
      return summary(possible)
    }
  }

  /// The model as a table, or for scripts.
  ///
  /// - Throws: `SummaryError.tooNarrow` where Keras refuses too: columns of less than 4 letters;
  ///   `SummaryError.tooManyRows` where nested networks would make the table too long.
  public func summaryText(_ options: SummaryOptions) throws(SummaryError) -> String {
    switch options.format {
    case .table:
      switch options.look {
      case .keras3: try Keras3Summary(of: self, options).text()
      case .keras2: try Keras2Summary(of: self, options).text()
      }
    case .markdown: markdownTable()
    case .csv: csvTable()
    case .json: jsonDescription()
    }
  }

  /// A line that says how many layers have parameters that cannot be counted, if there are any.
  var uncountedLine: [String] {
    let count = uncountedLayers.count
    guard count > 0 else { return [] }
    return [
      " Not counted: the parameters of \(count) \(plural("layer", count)), which are not known"
    ]
  }

  /// The name of a layer in Keras 2, which counts automatic names of inputs from 1: `input_1`.
  public func keras2Name(of layer: ModelLayer) -> String {
    guard layer.layer is InputLayer, let ordinal = layer.automaticOrdinal else { return layer.name }
    return "input_\(ordinal + 1)"
  }

  /// The model's name in Keras 2.
  public var keras2Name: String { givenName ?? "model" }

  /// The results that go into a layer, as Keras's tables name them: `conv2d[0][0]`, with the
  /// number of the source's application and of the result.
  func connections(of layer: ModelLayer, name: (ModelLayer) -> String) -> [String] {
    calls(of: layer).flatMap(\.inputs).map { input in
      let source = layers[calls[input].layer]
      let application = source.calls.firstIndex(of: input) ?? 0
      return "\(visible(name(source)))[\(application)][0]"
    }
  }
}

/// The borders of a table's columns.
enum ColumnPositions {
  /// The smallest width of a line that leaves each column at least four letters.
  ///
  /// - Parameter widths: the columns' widths for a width of the line.
  static func smallestLineLength(_ widths: (Int) -> [Int]) -> Int {
    var length = 16
    while (widths(length).min() ?? 4) < 4 { length += 1 }
    return length
  }

  /// The differences of neighbours.
  static func widths(of ends: [Int]) -> [Int] {
    zip(ends, [0] + ends).map { $0 - $1 }
  }
}
