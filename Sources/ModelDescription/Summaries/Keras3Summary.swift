import Spelling

/// The table that `model.summary()` of Keras 3 prints: ruled columns with wrapped texts.
struct Keras3Summary {
  private let model: Model
  private let options: SummaryOptions

  init(of model: Model, _ options: SummaryOptions) {
    self.model = model
    self.options = options
  }

  func text() throws(SummaryError) -> String {
    let table = RuledTable(
      widths: try cellWidths(), alignments: alignments, colored: options.colored)
    let title = StyledText("Model: \"\(visible(model.name))\"", .bold).rendered(
      colored: options.colored)
    let rows = try model.listedLayers(expandingNested: options.expandNested).map(row)
    return ([title] + table.lines(header: header, rows: rows) + totals())
      .joined(separator: "\n")
  }

  // MARK: Columns

  private var header: [StyledText] {
    let names =
      ["Layer (type)", "Output Shape", "Param #"] + (model.isChain ? [] : ["Connected to"])
      + (options.showTrainable ? ["Trainable"] : [])
    return names.map { StyledText($0, .bold) }
  }

  private var alignments: [StyledText.Alignment] {
    [.left, .left, .right] + (model.isChain ? [] : [.left])
      + (options.showTrainable ? [.center] : [])
  }

  /// The widths between the rules.
  ///
  /// Keras gives each column its share of the line and forgets the rules and margins; what is
  /// too much is then taken off evenly, from left to right.
  private func cellWidths() throws(SummaryError) -> [Int] {
    let own = (model.isChain ? 88 : 108) + (options.showTrainable ? 12 : 0)
    let length = options.length(own: own, terminalMargin: 4)
    let shares = shareWidths(length)
    guard length > 0, shares.allSatisfy({ $0 >= 4 }) else {
      throw .tooNarrow(
        lineLength: length, smallest: ColumnPositions.smallestLineLength(shareWidths))
    }
    var cells = shares.map { $0 + 2 }
    var excess = cells.reduce(0, +) + cells.count + 1 - length
    for index in cells.indices {
      let share = Double(excess) / Double(cells.count - index)
      let taken = min(cells[index], Int(share.rounded(.toNearestOrEven)))
      cells[index] -= taken
      excess -= taken
    }
    return cells
  }

  private func shareWidths(_ length: Int) -> [Int] {
    var ends = model.isChain ? [0.45, 0.80, 1] : [0.3, 0.56, 0.74, 1]
    if options.showTrainable { ends = ends.map { $0 * 0.90 } + [1] }
    return ColumnPositions.widths(of: ends.map { Int($0 * Double(length)) })
  }

  // MARK: Rows

  private func row(_ row: ListedLayer) -> [StyledText] {
    let layer = row.layer
    let count = row.model.parameterCount(of: layer)
    let indentation = row.level == 0 ? "" : String(repeating: "   ", count: row.level) + "└ "
    var cells = [
      StyledText("\(indentation)\(visible(layer.name)) (")
        + StyledText(visible(layer.className), .className) + StyledText(")"),
      shape(row),
      StyledText(count.map(NumberText.grouped) ?? "?", .number),
    ]
    if !model.isChain { cells.append(connections(row)) }
    if options.showTrainable {
      let isTrainable = layer.layer.isTrainable
      cells.append(
        row.model.weights(of: layer).isEmpty
          ? StyledText("-", .bold)
          : StyledText(isTrainable ? "Y" : "N", isTrainable ? .trainable : .frozen))
    }
    return cells
  }

  /// The shape of the last application's result.
  private func shape(_ row: ListedLayer) -> StyledText {
    guard let call = row.model.calls(of: row.layer).last, call.outputShape.isKnown else {
      return StyledText("?")
    }
    var text = StyledText("(")
    for (index, size) in call.outputShape.dimensions.enumerated() {
      if index > 0 { text = text + StyledText(", ") }
      text = text + (size.map { StyledText("\($0)", .number) } ?? StyledText("None", .open))
    }
    return text + StyledText(")")
  }

  /// Connections inside nested networks are not told.
  private func connections(_ row: ListedLayer) -> StyledText {
    let sources = row.level == 0 ? model.connections(of: row.layer, name: \.name) : []
    return StyledText(sources.isEmpty ? "-" : sources.joined(separator: ", "))
  }

  private func totals() -> [String] {
    let weights = model.layers.flatMap(model.weights)
    func line(_ name: String, _ counted: (Weight) -> Bool) -> String {
      let count = weights.filter(counted).reduce(0) { $0 + $1.count }
      let text =
        StyledText(" \(name): ", .bold) + StyledText(NumberText.grouped(count), .number)
        + StyledText(" (\(NumberText.memory(4 * count, byte: "B")))")
      return text.rendered(colored: options.colored)
    }
    return [
      line("Total params") { _ in true },
      line("Trainable params", \.isTrainable),
      line("Non-trainable params") { !$0.isTrainable },
    ] + model.uncountedLine
  }
}
