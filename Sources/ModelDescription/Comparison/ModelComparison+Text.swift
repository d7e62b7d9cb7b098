extension ModelComparison {
  /// A line a layer with a sign before it and the output's shapes behind it, what else differs
  /// below, totals at the end.
  func textTable(names: [String], _ options: ComparisonOptions) -> String {
    let layers = layerLines(differencesOnly: options.differencesOnly)
    let totals = totalLines(differencesOnly: options.differencesOnly)
    let header = ComparisonLine(
      kind: .layer, sign: nil, label: "Layer (type)",
      values: names.map { ComparisonLine.Value(text: $0, isMarked: false) })
    let table = [header] + layers + totals
    let labels = table.map(\.labelText)
    let labelWidth = labels.map { StyledText($0).width }.max() ?? 0
    let widths = names.indices.map { column in
      table.map { StyledText($0.values[column].text).width }.max() ?? 0
    }
    func text(_ line: ComparisonLine, _ style: StyledText.Style) -> String {
      var text = StyledText(line.labelText, style).padded(to: labelWidth, .left)
      for (column, value) in line.values.enumerated() {
        let isLast = column == line.values.count - 1
        let cell = StyledText(value.text, value.isMarked ? .bold : style)
        text = text + StyledText("  ") + (isLast ? cell : cell.padded(to: widths[column], .left))
      }
      return text.rendered(colored: options.colored)
    }
    let rule = String(
      repeating: "─", count: labelWidth + widths.reduce(0) { $0 + 2 + $1 })
    var lines = [text(header, .bold), rule] + layers.map { text($0, .plain) }
    if !totals.isEmpty { lines += [rule] + totals.map { text($0, .plain) } }
    return (lines + [rule, "= equal   ≠ differs   + only in some"]).joined(separator: "\n")
  }
}

extension ComparisonLine {
  /// The label behind its sign.
  fileprivate var labelText: String {
    switch kind {
    case .layer, .total: (sign?.rawValue ?? " ") + " " + label
    case .trait: "    " + label
    }
  }
}

extension ModelComparison {
  /// The lines of the text table, a column for the sign, what differs in bold.
  func markdownTable(names: [String], _ options: ComparisonOptions) -> String {
    let lines =
      layerLines(differencesOnly: options.differencesOnly)
      + totalLines(differencesOnly: options.differencesOnly)
    var layer = ""
    let rows = lines.map { line -> [String] in
      switch line.kind {
      case .layer: layer = line.label
      case .total: layer = "total"
      case .trait: break
      }
      let property = line.kind == .layer ? LayerTrait.outputShape.title : line.label
      let values = line.values.map { value in
        let text = MarkupText.markdown(value.text)
        return value.isMarked ? "**\(text)**" : text
      }
      return [line.sign?.rawValue ?? "", MarkupText.markdown(layer), property] + values
    }
    return MarkupText.markdownTable(
      header: ["", "layer", "property"] + names.map(MarkupText.markdown), rows: rows)
  }
}
