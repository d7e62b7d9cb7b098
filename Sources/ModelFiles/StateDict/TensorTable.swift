import ModelDescription
import Spelling
import Tensors

/// What can be said of tensors whose network is unknown: a table of them, with guesses of the
/// layers that they belong to.
public struct TensorTable: Sendable {
  private let rows: [Row]
  private let total: Int

  public init(_ tensors: any NamedTensors) {
    let shapes = tensors.names.map { name in
      (name: name, outline: (try? tensors.outline(of: name)) ?? nil)
    }
    let guesses = LayerGuesses(
      Dictionary(shapes.map { ($0.name, $0.outline?.shape ?? []) }) { first, _ in first })
    rows = shapes.map { name, outline in
      Row(
        cells: [
          // Without the quotes, but as safe to show.
          String(quoted(name).dropFirst().dropLast()),
          outline.map { shapeText($0.shape) } ?? "cannot be read",
          outline?.type ?? "",
          outline.map { NumberText.grouped($0.count) } ?? "",
          guesses.layer(ofTensor: name) ?? "",
        ])
    }
    total = shapes.reduce(0) { $0 &+ ($1.outline?.count ?? 0) }
  }

  /// The table and what helps, in lines that end in line feeds.
  public var text: String {
    let header = Row(cells: ["Tensor", "Shape", "Type", "Numbers", "Looks like"])
    let lines = [header] + rows
    let widths = header.cells.indices.map { column in
      lines.map { $0.cells[column].count }.max() ?? 0
    }
    let table = lines.map { $0.line(widths) + "\n" }.joined()
    return table + """

      \(NumberText.grouped(rows.count)) tensors, \(NumberText.grouped(total)) numbers.
      Tensors alone do not tell how layers are connected: give featuremaps the network that \
      they belong to, with --model.

      """
  }

  /// One tensor, as it is printed.
  private struct Row: Sendable {
    let cells: [String]

    /// The column of numbers, which end below one another.
    private static let numbers = 3

    func line(_ widths: [Int]) -> String {
      var line = ""
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += column == Row.numbers ? padding + cell : cell + padding
        line += "  "
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
