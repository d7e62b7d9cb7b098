import ModelDescription

/// The numbers and words of a figure of towers.
struct TowerWords {
  /// A line below a slab, and the layer that it speaks of.
  struct Line {
    var text: String
    let layer: ModelLayer

    /// Whether its words may stand one below the other.
    var breaks = false
  }

  let edition: TwoGPUFigure.Edition
  let language: ExplanationLanguage

  /// A side of feature maps; the paper prints 224 for the 227 that its arithmetic wants.
  func side(_ size: Int?) -> String {
    edition == .asPrinted && size == 227 ? "224" : number(size)
  }

  private func number(_ number: Int?) -> String { number.map(String.init) ?? "?" }

  /// The lines below each part of a column: channels, the stride of the next layer's kernels, and
  /// the layers that are passed over.
  func linesBelow(_ column: Towers.Column, next: Towers.Column?) -> [Line] {
    var lines = [Line(text: number(column.channels), layer: column.node.layer)]
    if let next, next.hasKernel, let stride = stride(of: next) {
      lines.append(
        Line(
          text: language == .chinese ? "步长 \(stride)" : "Stride of \(stride)",
          layer: next.node.layer)
      )
    }
    for node in column.passed {
      lines.append(Line(text: operation(of: node), layer: node.layer, breaks: true))
    }
    return lines
  }

  /// The stride where it is not 1.
  private func stride(of column: Towers.Column) -> String? {
    guard let strides = column.window?.strides, strides.height > 1 || strides.width > 1 else {
      return nil
    }
    return strides.isSquare ? "\(strides.height)" : "\(strides.height)×\(strides.width)"
  }

  /// The word beside the arrows into a column.
  func wordBefore(_ column: Towers.Column) -> String { operation(of: column.node) }

  /// The words on the way to a column that begins another row.
  func wordsOnTurn(to column: Towers.Column) -> String {
    guard column.hasKernel, let size = column.window?.size else { return wordBefore(column) }
    return "\(wordBefore(column)) \(size.height)×\(size.width)"
  }

  private func operation(of node: FigureGraph.Node) -> String {
    if node.layer.className == "Dense", language == .english { return "dense" }
    return OperationName.text(className: node.layer.className, in: language)
  }
}
