import ModelDescription
import Scenes

/// A layer of a LeNet figure: its glyph, the lines above it, and the words before it.
struct LeNetItem {
  let node: FigureGraph.Node
  var glyph: LeNetGlyph

  /// The name, if it was given, and the shape.
  let label: [String]

  /// What the layer does, and its window.
  let words: [String]

  /// The widths of the longest lines.
  let labelWidth: Double
  let wordWidth: Double

  /// How much the first line of labels says.
  enum Wording: CaseIterable {
    /// `C1: feature maps`, as in 1998.
    case full
    /// `C1: f. maps`, also as in 1998.
    case short
    /// `C1`
    case name
  }
}

/// Makes the items of a chain for a sheet.
struct LeNetItems {
  let chain: [FigureGraph.Node]
  let model: Model
  let sheet: Sheet

  /// The widest that words before an item may be, in ems, where they can be broken.
  private static let wordLimit = 6.6

  /// - Parameter side: the side of the largest maps in ems.
  func items(side: Double, wording: LeNetItem.Wording) -> [LeNetItem] {
    chain.enumerated().map { index, node in
      let label = label(of: node, isInput: index == 0, wording: wording)
      let words = index == 0 ? [] : words(of: node)
      return LeNetItem(
        node: node, glyph: glyph(of: node, side: side * sheet.fontSize), label: label, words: words,
        labelWidth: width(label), wordWidth: width(words))
    }
  }

  private func width(_ lines: [String]) -> Double {
    lines.map { sheet.size(of: $0).width }.max() ?? 0
  }

  // MARK: Sizes

  /// Sides of maps go with the square root of their sizes, so that 227 and 6 can both be seen; so
  /// do strips with their units.
  private func glyph(of node: FigureGraph.Node, side: Double) -> LeNetGlyph {
    let em = sheet.fontSize
    let sizes = node.shape.dimensions
    guard sizes.count == 4 else {
      let most = chain.filter { $0.shape.dimensions.count != 4 }.compactMap(\.shape.channels).max()
      let share = (Double(node.shape.channels ?? 1) / Double(max(most ?? 1, 1))).squareRoot()
      return LeNetGlyph(
        kind: .strip(thickness: 0.7 * em, extent: max(0.65 * side * share, 0.7 * em)))
    }
    let largest =
      chain.map(\.shape.dimensions).filter { $0.count == 4 }
      .flatMap { [$0[1], $0[2]] }.compactMap { $0 }.max() ?? 1
    func length(_ size: Int?) -> Double {
      let share = size.map { Double($0) / Double(max(largest, 1)) } ?? 0.35
      return max(side * share.squareRoot(), 0.4 * em)
    }
    return .stack(
      channels: node.shape.channels ?? 1,
      map: Size(width: length(sizes[2]), height: length(sizes[1])), depth: 0.28 * side)
  }

  // MARK: Texts

  private func label(
    of node: FigureGraph.Node, isInput: Bool, wording: LeNetItem.Wording
  ) -> [String] {
    let sizes = node.shape.dimensions.map { $0.map(String.init) ?? "?" }
    let shape =
      sizes.count == 4
      ? "\(sizes[3])@\(sizes[1])×\(sizes[2])" : sizes.dropFirst().joined(separator: "×")
    guard node.layer.automaticOrdinal == nil else { return [shape] }
    let name = Typesetting(measuring: sheet.measuring).shortenedInside(
      node.layer.name, font: sheet.font(), limit: 7 * sheet.fontSize)
    let hasKind = !isInput && sizes.count == 4
    switch (wording, sheet.language) {
    case (.full, .english) where hasKind: return ["\(name): feature maps", shape]
    case (.short, .english) where hasKind: return ["\(name): f. maps", shape]
    case (.full, .chinese) where hasKind: return ["\(name)：特征图", shape]
    default: return [name, shape]
    }
  }

  private func words(of node: FigureGraph.Node) -> [String] {
    let operation = OperationName.text(className: node.layer.className, in: sheet.language)
    let lines = Typesetting(measuring: sheet.measuring).wrapped(
      operation, font: sheet.font(), limit: LeNetItems.wordLimit * sheet.fontSize)
    let notation = LayerNotation(node, of: model)
    guard let kernel = notation.kernel else { return lines }
    let stride = notation.stride.flatMap { $0 == "1" ? nil : ", s\($0)" } ?? ""
    return lines + [kernel + stride]
  }
}
