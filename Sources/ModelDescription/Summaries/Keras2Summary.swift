import Spelling

/// The table that `model.summary()` of Keras 2 prints: columns at fixed places, texts cut by
/// letters.
struct Keras2Summary {
  private let model: Model
  private let options: SummaryOptions

  init(of model: Model, _ options: SummaryOptions) {
    self.model = model
    self.options = options
  }

  func text() throws(SummaryError) -> String {
    let ends = try columnEnds()
    let length = ends.last ?? 0
    func rule(_ letter: String) -> String { String(repeating: letter, count: length) }
    var lines = ["Model: \"\(visible(model.keras2Name))\"", rule("_")]
    lines += row(header, ends) + [rule("=")]
    lines += layerLines(try model.listedLayers(expandingNested: options.expandNested), ends)
    lines += [rule("=")] + totals() + [rule("_")]
    return lines.joined(separator: "\n")
  }

  // MARK: Columns

  private var header: [String] {
    ["Layer (type)", "Output Shape", "Param #"] + (model.isChain ? [] : ["Connected to"])
      + (options.showTrainable ? ["Trainable"] : [])
  }

  /// Where columns end. The column of Keras 2's that says what is trainable comes on top of the
  /// length of the line, even of a given one.
  private func columnEnds() throws(SummaryError) -> [Int] {
    let length = options.length(own: model.isChain ? 65 : 98, terminalMargin: nil)
    let ends = columnEnds(length)
    guard length > 0, ColumnPositions.widths(of: ends).allSatisfy({ $0 >= 4 }) else {
      throw .tooNarrow(
        lineLength: length,
        smallest: ColumnPositions.smallestLineLength {
          ColumnPositions.widths(of: columnEnds($0))
        })
    }
    return ends
  }

  private func columnEnds(_ length: Int) -> [Int] {
    let shares = model.isChain ? [0.45, 0.85, 1] : [0.3, 0.6, 0.70, 1]
    let ends = shares.map { Int(Double(length) * $0) }
    return options.showTrainable ? ends + [length + 11] : ends
  }

  // MARK: Rows

  /// The lines of all layers, those of nested networks between rules, with a bar at both ends for
  /// each level. Keras leaves no space behind a nested network.
  private func layerLines(_ rows: [ListedLayer], _ ends: [Int]) -> [String] {
    let length = ends.last ?? 0
    func rule(_ letter: String, level: Int) -> String {
      let bars = String(repeating: "|", count: level)
      return bars + String(repeating: letter, count: max(0, length - 2 * level)) + bars
    }
    var lines: [String] = []
    var openNetworks: [ListedLayer] = []
    for row in rows {
      lines += self.row(cells(row), ends, level: row.level)
      guard !row.isExpanded else {
        lines.append(rule("¯", level: row.level + 1))
        openNetworks.append(row)
        continue
      }
      if !row.isLastOfNested { lines.append(rule(" ", level: row.level)) }
      var end = row
      while end.isLastOfNested, let network = openNetworks.popLast() {
        lines.append(rule("¯", level: network.level))
        end = network
      }
    }
    return lines
  }

  private func cells(_ row: ListedLayer) -> [String] {
    let layer = row.layer
    let count = row.model.parameterCount(of: layer).map(String.init) ?? "?"
    let name = visible(row.model.keras2Name(of: layer))
    var cells = ["\(name) (\(visible(layer.className)))", shape(row), count]
    if !model.isChain {
      let sources = row.level == 0 ? model.connections(of: layer, name: model.keras2Name) : []
      cells.append("[" + sources.map { "'\($0)'" }.joined(separator: ", ") + "]")
    }
    if options.showTrainable { cells.append(layer.layer.isTrainable ? "Y" : "N") }
    return cells
  }

  /// The output's shape, if it is the same for all applications.
  private func shape(_ row: ListedLayer) -> String {
    let shapes = Set(row.model.calls(of: row.layer).map(\.outputShape))
    guard let shape = shapes.first else { return "?" }
    guard shapes.count == 1 else { return "multiple" }
    return row.layer.layer is InputLayer ? "[\(shape)]" : "\(shape)"
  }

  /// The lines of a row: each cell goes on below in its column until all of it is written.
  ///
  /// - Parameter level: how many bars stand at both ends.
  private func row(_ cells: [String], _ ends: [Int], level: Int = 0) -> [String] {
    let bars = String(repeating: "|", count: level)
    var left = cells.map { Array($0) }
    var lines: [String] = []
    while left.contains(where: { !$0.isEmpty }) {
      var line = ""
      for (column, end) in ends.enumerated() {
        let start = column == 0 ? level : ends[column - 1]
        let isLast = column == ends.count - 1
        // At least a letter a line, however deep networks lie in one another.
        let piece = beginning(of: left[column], within: max(1, end - start - (isLast ? 0 : 3)))
        left[column].removeFirst(piece.count)
        line += (column == 0 ? bars + " " : "") + String(piece)
        line += String(repeating: " ", count: max(0, end - line.count - (isLast ? level : 0)))
      }
      lines.append(line + bars)
    }
    return lines
  }

  /// What fits into a column, or less: lines break after the ends of tuples and lists.
  private func beginning(of letters: [Character], within width: Int) -> [Character] {
    let fitting = Array(letters.prefix(width))
    for index in fitting.indices.dropFirst()
    where fitting[index] == "," && ")}]'".contains(fitting[index - 1]) {
      return Array(fitting.prefix(index + 1))
    }
    return fitting
  }

  private func totals() -> [String] {
    let weights = model.layers.flatMap(model.weights)
    func line(_ name: String, _ counted: (Weight) -> Bool) -> String {
      let count = weights.filter(counted).reduce(0) { $0 + $1.count }
      return "\(name): \(count) (\(NumberText.memory(4 * count, byte: "Byte")))"
    }
    return [
      line("Total params") { _ in true },
      line("Trainable params", \.isTrainable),
      line("Non-trainable params") { !$0.isTrainable },
    ] + model.uncountedLine
  }
}
