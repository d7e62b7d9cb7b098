import Scenes

/// A node in Keras 3's look: a black table whose cells are white but for the head.
///
/// Measures are those of Graphviz's HTML tables: text, 10 points of padding and 1 of border around
/// it, 2 points between and around cells.
struct TableNode {
  private let label: LayerLabel
  private let options: PlotModelOptions
  private let measuring: any TextMeasuring

  private static let padding = 10.0
  private static let border = 1.0
  private static let spacing = 2.0

  /// The heights that Graphviz takes for lines of 16 and of 14 points.
  private static let headHeight = 18 + 2 * (padding + border)
  private static let rowHeight = 15 + 2 * (padding + border)

  private struct Cell {
    let runs: [TextRun]
    let fill: Color
    let width: Double
  }

  init(_ label: LayerLabel, options: PlotModelOptions, measuring: any TextMeasuring) {
    self.label = label
    self.options = options
    self.measuring = measuring
  }

  func drawing() -> NodeDrawing {
    let rows = self.rows()
    let widths = rows.map { row in row.reduce(0) { $0 + $1.width + Self.spacing } + Self.spacing }
    let inner = widths.max() ?? 0
    // Keras counts one column too many for layers without weights when it shows `Trainable`.
    let strip = options.showTrainable && !label.hasWeights ? Self.spacing : 0
    let width = inner + strip
    let height =
      Self.headHeight + Double(rows.count - 1) * (Self.rowHeight + Self.spacing) + 2 * Self.spacing
    var elements: [Element] = [
      .box(
        Box(
          frame: Rectangle(x: -width / 2, y: -height / 2, width: width, height: height),
          fill: .black))
    ]
    var top = -height / 2 + Self.spacing
    for (index, row) in rows.enumerated() {
      let rowHeight = index == 0 ? Self.headHeight : Self.rowHeight
      let stretch = (inner - widths[index]) / Double(row.count)
      var left = -width / 2 + Self.spacing
      for cell in row {
        let frame = Rectangle(x: left, y: top, width: cell.width + stretch, height: rowHeight)
        elements += draw(cell, in: frame)
        left = frame.maxX + Self.spacing
      }
      top += rowHeight + Self.spacing
    }
    return NodeDrawing(size: Size(width: width, height: height + 1), elements: elements)
  }

  private func draw(_ cell: Cell, in frame: Rectangle) -> [Element] {
    let size = cell.runs.first?.font.size ?? 14
    let baseline = Point(x: frame.midX, y: frame.midY + 0.345 * size)
    let text = Element.text(Text(cell.runs, at: baseline, alignment: .middle))
    guard cell.fill != .black else { return [text] }
    // Half of the border's line lies under the fill.
    return [.box(Box(frame: frame.inset(by: Self.border / 2), fill: cell.fill)), text]
  }

  // MARK: Contents

  private func rows() -> [[Cell]] {
    var rows = [[headCell()]]
    if options.showLayerActivations, let activation = label.activation {
      rows.append([cell("Activation: ", activation)])
    }
    var cells: [Cell] = []
    if options.showShapes {
      if let input = label.inputShape { cells.append(cell("Input shape: ", input)) }
      cells.append(cell("Output shape: ", label.outputShape))
    }
    if options.showDtype { cells.append(cell("Output dtype: ", label.dtype)) }
    if options.showTrainable, label.hasWeights { cells.append(trainableCell()) }
    if !cells.isEmpty { rows.append(cells) }
    return rows
  }

  private func headCell() -> Cell {
    let bold = Font(family: options.family, size: 16, bold: true)
    guard options.showLayerNames else {
      return cell([TextRun(label.className, font: bold, color: .white)], fill: .black)
    }
    let plain = Font(family: options.family, size: 16)
    return cell(
      [
        TextRun(label.name, font: bold, color: .white),
        TextRun(" (\(label.className))", font: plain, color: .white),
      ], fill: .black)
  }

  private func cell(_ caption: String, _ value: String) -> Cell {
    cell(
      [
        TextRun(caption, font: Font(family: options.family, size: 14)),
        TextRun(value, font: Font(family: options.family, size: 14, bold: true)),
      ], fill: .white)
  }

  /// White on forest green or firebrick, as Keras has it.
  private func trainableCell() -> Cell {
    let font = Font(family: options.family, size: 14, bold: true)
    let text = label.isTrainable ? "Trainable" : "Non-trainable"
    let fill = Color(hex: label.isTrainable ? 0x228B22 : 0xB22222)
    return cell([TextRun(text, font: font, color: .white)], fill: fill)
  }

  private func cell(_ runs: [TextRun], fill: Color) -> Cell {
    let text = measuring.measure(runs).width
    return Cell(runs: runs, fill: fill, width: text + 2 * (Self.padding + Self.border))
  }
}
