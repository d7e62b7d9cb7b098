import AlexViz
import CommandLineOptions
import Spelling

/// The columns in which `inspect` describes tensors.
struct InspectionColumn: Sendable {
  let title: String
  let isNumber: Bool
  let text: @Sendable (FileInspection.Entry) -> String?

  init(
    _ title: String, isNumber: Bool = false,
    _ text: @escaping @Sendable (FileInspection.Entry) -> String?
  ) {
    self.title = title
    self.isNumber = isNumber
    self.text = text
  }

  private static let basic = [
    InspectionColumn("name") { $0.name },
    InspectionColumn("type") { $0.outline?.type },
    InspectionColumn("shape") { entry in
      entry.outline.map { outline in
        outline.shape.isEmpty ? "scalar" : outline.shape.map(String.init).joined(separator: " × ")
      }
    },
    InspectionColumn("bytes", isNumber: true) { $0.outline?.byteCount.map(String.init) },
  ]

  private static let statistics = [
    InspectionColumn("minimum", isNumber: true) { $0.statistics?.range?.lowerBound.shortText },
    InspectionColumn("maximum", isNumber: true) { $0.statistics?.range?.upperBound.shortText },
    InspectionColumn("mean", isNumber: true) { $0.statistics?.mean?.shortText },
    InspectionColumn("deviation", isNumber: true) { $0.statistics?.deviation?.shortText },
    InspectionColumn("zeros", isNumber: true) { ($0.statistics?.zeroCount).map(String.init) },
    InspectionColumn("NaN", isNumber: true) { ($0.statistics?.nanCount).map(String.init) },
    InspectionColumn("infinite", isNumber: true) {
      ($0.statistics?.infiniteCount).map(String.init)
    },
  ]

  private static let hash = InspectionColumn("SHA-256") { $0.hash }
  private static let problem = InspectionColumn("problem") { $0.problem }

  /// The columns that hold something.
  static func columns(for inspection: FileInspection) -> [InspectionColumn] {
    basic + (inspection.hasStatistics ? statistics : []) + (inspection.hasHashes ? [hash] : [])
      + (inspection.entries.contains { $0.problem != nil } ? [problem] : [])
  }
}

extension FileInspection {
  /// What a person reads.
  var table: String {
    let head = head.map { visible($0) + "\n" }.joined()
    guard !entries.isEmpty else { return head }
    let columns = InspectionColumn.columns(for: self)
    let rows = entries.map { entry in
      columns.map { visible($0.text(entry) ?? "", limit: 120) }
    }
    let table = PlainTable.text(
      [columns.map(\.title)] + rows,
      rightAligned: Set(columns.indices.filter { columns[$0].isNumber }))
    let tensors = NumberText.counted(entries.count, "tensor")
    return "\(head)\n\(table)\n\(tensors), \(NumberText.counted(numberCount, "number"))\n"
  }

  /// What the file is and states, one thing a line.
  private var head: [String] {
    var lines = [
      ("File", path), ("Format", format), ("Size", NumberText.counted(byteCount, "byte")),
    ]
    if let hash { lines.append(("SHA-256", hash)) }
    if let model {
      let layers = NumberText.counted(model.layers.count, "layer")
      let parameters = NumberText.counted(model.parameterCount, "parameter")
      let bound = model.uncountedLayers.isEmpty ? "" : "at least "
      lines.append(("Model", "\(model.name): \(layers), \(bound)\(parameters)"))
    }
    lines += facts.map { ($0.name, $0.value) }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { name, value in
      name + String(repeating: " ", count: width - name.count) + "  " + value
    }
  }

  /// The tensors for spreadsheets (RFC 4180).
  var csv: String {
    let columns = InspectionColumn.columns(for: self)
    let rows =
      [columns.map(\.title)] + entries.map { entry in columns.map { $0.text(entry) ?? "" } }
    return rows.map { row in
      row.map { cell in
        cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
          ? "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
          : cell
      }.joined(separator: ",") + "\r\n"
    }.joined()
  }
}
