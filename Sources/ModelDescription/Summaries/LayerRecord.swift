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
      groups.map(count) ?? "", outputShape?.description ?? "",
      numbers.parameters.map(count) ?? "",
      numbers.multiplyAccumulates.map(count) ?? "", text(field?.size), text(field?.stride),
      center ?? "", numbers.activationBytes.map(count) ?? "",
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
    return ([header] + rows).map { $0.map(MarkupText.csv).joined(separator: ",") }
      .joined(separator: "\r\n")
  }

  /// The records as a Markdown table whose source is aligned too.
  func markdownTable() -> String {
    let columns = LayerRecord.columns
    return MarkupText.markdownTable(
      header: columns.map { column in
        column.name == "macs" ? "MACs" : column.name.map { $0 == "_" ? " " : String($0) }.joined()
      },
      rows: layerRecords().map { $0.cells(count: NumberText.grouped).map(MarkupText.markdown) },
      numbers: Set(columns.indices.filter { columns[$0].isNumber }))
  }
}
