/// What the tables for scripts say about one layer.
struct LayerRecord {
  let name: String
  let className: String
  let window: Window?
  let groups: Int?

  /// The shape of the last application's result.
  let outputShape: Shape?
  let numbers: LayerNumbers

  /// The names of the columns, the same in CSV and Markdown.
  static let columns: [(name: String, isNumber: Bool)] = [
    ("name", false), ("class", false), ("kernel", false), ("stride", false), ("padding", false),
    ("groups", true), ("output_shape", false), ("parameters", true), ("macs", true),
    ("receptive_field", false), ("receptive_field_stride", false),
    ("receptive_field_first_center", false), ("activation_bytes", true),
  ]

  /// The texts of the columns; empty where a layer has none.
  ///
  /// - Parameter count: how whole numbers are written.
  func cells(count: (Int) -> String) -> [String] {
    func text(_ extent: Extent?) -> String { extent.map { "\($0.height)x\($0.width)" } ?? "" }
    let field = numbers.receptiveField
    let center = field.map {
      "\(NumberText.decimal($0.firstCenter.y))x\(NumberText.decimal($0.firstCenter.x))"
    }
    return [
      name, className, text(window?.size), text(window?.strides), window?.padding.text ?? "",
      groups.map(count) ?? "", outputShape?.description ?? "", count(numbers.parameters),
      count(numbers.multiplyAccumulates), text(field?.size), text(field?.stride), center ?? "",
      numbers.activationBytes.map(count) ?? "",
    ]
  }
}

extension Model {
  /// One record a layer, in the order of `layers`.
  func layerRecords() -> [LayerRecord] {
    zip(layers, layerNumbers()).map { layer, numbers in
      LayerRecord(
        name: layer.name, className: layer.className, window: layer.layer.window,
        groups: groups(of: layer), outputShape: calls(of: layer).last?.outputShape,
        numbers: numbers)
    }
  }

  /// Into how many parts a convolution splits its input channels; one each where it is depthwise.
  private func groups(of layer: ModelLayer) -> Int? {
    switch layer.layer {
    case let layer as Conv2D: layer.groups
    case is DepthwiseConv2D: calls(of: layer).first?.inputShapes.first?.channels
    default: nil
    }
  }

  /// The records as comma-separated values after RFC 4180; the first line names the columns.
  func csvTable() -> String {
    let header = LayerRecord.columns.map(\.name)
    let rows = layerRecords().map { $0.cells(count: String.init) }
    return ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") }
      .joined(separator: "\r\n")
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return field }
    return "\"" + field.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// The records as a Markdown table whose source is aligned too, totals below.
  func markdownTable() -> String {
    let columns = LayerRecord.columns
    let rows = layerRecords().map { $0.cells(count: NumberText.grouped).map(Self.escaped) }
    let header = columns.map { column in
      column.name == "macs" ? "MACs" : column.name.map { $0 == "_" ? " " : String($0) }.joined()
    }
    let widths = columns.indices.map { column in
      ([header] + rows).reduce(3) { max($0, StyledText($1[column]).width) }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        StyledText(cell).padded(to: widths[column], columns[column].isNumber ? .right : .left)
          .rendered(colored: false)
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { column in
      let dashes = String(repeating: "-", count: widths[column] - 1)
      return columns[column].isNumber ? dashes + ":" : dashes + "-"
    }
    return ([header, rule] + rows).map(line).joined(separator: "\n")
  }

  private static func escaped(_ cell: String) -> String {
    var text = ""
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "|", "\\": text += "\\\(scalar)"
      case "\n", "\r": text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
