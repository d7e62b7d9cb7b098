import AlexViz
import Downloads
import Spelling

/// The list of published weights, and what is there of each.
struct WeightsList {
  enum Format: String, CaseIterable {
    case table, json
  }

  private let files: [WeightsFile]
  private let cache: WeightsCache

  init(of files: [WeightsFile], in cache: WeightsCache) {
    self.files = files
    self.cache = cache
  }

  func text(_ format: Format) -> String {
    switch format {
    case .table: table
    case .json: json
    }
  }

  private var table: String {
    let rows = files.map { file in
      [
        file.name, file.model ?? "its own", "\((file.size.byteCount + 500_000) / 1_000_000) MB",
        here(file), file.summary,
      ]
    }
    return PlainTable.text(
      [["Name", "Model", "Size", "Here", "What it is"]] + rows, rightAligned: [2])
  }

  private func here(_ file: WeightsFile) -> String {
    switch cache.state(of: file) {
    case .missing: "no"
    case .partial(let count): "\(min(99, count * 100 / file.size.byteCount)) %"
    case .present: "yes"
    }
  }

  /// An array of objects, keys always in the same order.
  private var json: String {
    "[\n" + files.map { "  " + object($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private func object(_ file: WeightsFile) -> String {
    let received: Int =
      switch cache.state(of: file) {
      case .missing: 0
      case .partial(let count): count
      case .present: file.size.byteCount
      }
    let isExact = if case .exactly = file.size { true } else { false }
    let members = [
      ("name", jsonQuoted(file.name)),
      ("summary", jsonQuoted(file.summary)),
      ("model", file.model.map(jsonQuoted) ?? "null"),
      ("bytes", "\(file.size.byteCount)"),
      ("bytes_are_exact", "\(isExact)"),
      ("checksum_kind", jsonQuoted(file.checksum.kind)),
      ("checksum", jsonQuoted(file.checksum.value)),
      ("license", jsonQuoted(file.license)),
      ("urls", "[" + file.urls.map(jsonQuoted).joined(separator: ", ") + "]"),
      ("path", jsonQuoted(cache.path(of: file))),
      ("is_there", "\(cache.state(of: file) == .present)"),
      ("received_bytes", "\(received)"),
    ]
    let lines = members.map { "    \(jsonQuoted($0.0)): \($0.1)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n  }"
  }
}
