import ModelDescription
import Spelling
import Tensors

/// What can be said of tensors whose network is unknown: a table of them, with guesses of the
/// layers that they belong to.
public struct TensorTable: Sendable {
  private let rows: [[String]]
  private let total: Int

  private static let header = ["Tensor", "Shape", "Type", "Numbers", "Looks like"]

  public init(_ tensors: any NamedTensors) {
    let shapes = tensors.names.map { name in
      (name: name, outline: (try? tensors.outline(of: name)) ?? nil)
    }
    let guesses = LayerGuesses(
      Dictionary(shapes.map { ($0.name, $0.outline?.shape ?? []) }) { first, _ in first })
    rows = shapes.map { name, outline in
      [
        visible(name, limit: 80), outline.map { shapeText($0.shape) } ?? "cannot be read",
        outline?.type ?? "", outline.map { NumberText.grouped($0.count) } ?? "",
        guesses.layer(ofTensor: name) ?? "",
      ]
    }
    total = shapes.reduce(0) { $0 &+ ($1.outline?.count ?? 0) }
  }

  /// The table and what helps, in lines that end in line feeds.
  public var text: String {
    let counts =
      NumberText.counted(rows.count, "tensor") + ", " + NumberText.counted(total, "number")
    return PlainTable.text([TensorTable.header] + rows, rightAligned: [3]) + """

      \(counts).
      Tensors alone do not tell how layers are connected: give featuremaps the network that \
      they belong to, with --model.

      """
  }
}
