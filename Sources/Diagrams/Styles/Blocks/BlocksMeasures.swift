#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import ModelDescription
import Scenes

/// How large blocks and gaps are.
struct BlocksMeasures {
  /// A line of text in a block.
  struct Line {
    let string: String
    let font: Font
    let height: Double
  }

  /// The height of a line of small print.
  let smallHeight: Double

  /// Whether labels read upwards, as in the narrow boxes of a row.
  let turnsTexts: Bool

  /// The text on the way out of each block of a chain.
  let sizes: [String]

  private(set) var blocks: [BlocksArrangement.Block] = []
  private(set) var gaps: BlocksArrangement.Gaps
  private let texts: [BlockText]

  /// Whether each block gives maps of another height or width than it gets.
  private let changesSize: [Bool]
  private let isChain: Bool
  private let detail: BlocksDetail
  private let sheet: Sheet

  init(
    _ graph: FigureGraph, texts: [BlockText], detail: BlocksDetail, isHorizontal: Bool, sheet: Sheet
  ) {
    self.texts = texts
    self.detail = detail
    changesSize = graph.nodes.map(BlocksMeasures.changesSize)
    self.sheet = sheet
    isChain = graph.isChain
    turnsTexts = isHorizontal && isChain
    let em = sheet.fontSize
    smallHeight = 1.1 * em
    let nodes = graph.nodes
    sizes = nodes.indices.map { index in
      BlockText.size(
        from: nodes[index], to: index + 1 < nodes.count ? nodes[index + 1] : nil, in: graph)
    }
    let isRoomy = detail == .roomy
    let along = isChain ? (isRoomy ? 2 : 1.5) : isHorizontal ? 2.2 : isRoomy ? 1.9 : 1.5
    gaps = BlocksArrangement.Gaps(
      along: along * em, across: (isRoomy ? 1.4 : 0.8) * em, columns: (isRoomy ? 3 : 2) * em,
      headLength: 0.6 * em)

    let label = labelSize(of: nodes.indices)
    let (across, length) =
      isHorizontal && !isChain ? (label.height, label.width) : (label.width, label.height)
    let widening = widening(isHorizontal: isHorizontal)
    let shares = BlocksMeasures.shares(of: nodes.map(\.shape.elementCount))
    if turnsTexts {
      let widest = texts.flatMap(\.notes).map { sheet.size(of: $0, font: sheet.smallFont).width }
        .max()
      gaps.along = max(gaps.along, (widest ?? 0) + 0.4 * em - length)
    }
    blocks = nodes.indices.map { index in
      let width = across * (1 + (widening - 1) * shares[index])
      let reach = reach(of: index, across: width, isHorizontal: isHorizontal)
      // Boxes of a row are equally long; those of a column as high as their texts.
      let own = isHorizontal ? length : labelSize(of: index..<(index + 1)).height
      return BlocksArrangement.Block(
        across: width, along: own, before: reach.before, after: reach.after)
    }
  }

  /// How many times as wide as the narrowest box the widest one is.
  private func widening(isHorizontal: Bool) -> Double {
    switch detail {
    case .roomy: isChain ? 1.7 : isHorizontal ? 1.8 : 1.3
    case .narrow: isChain ? 1.25 : isHorizontal ? 1.3 : 1.1
    case .bare: 1.1
    }
  }

  /// What stands in a block, from the first line to the last.
  func lines(of index: Int) -> [Line] {
    let text = texts[index]
    let label = Line(string: text.label, font: sheet.font(), height: 1.3 * sheet.fontSize)
    if isChain { return [label] }
    let notes = text.notes.joined(separator: " · ")
    let small: [String] =
      switch detail {
      case .roomy: [notes.isEmpty ? text.size : "\(notes) → \(text.size)"]
      case .narrow: notes.isEmpty ? [text.size] : [notes, text.size]
      case .bare: changesSize[index] ? [text.bareSize] : []
      }
    return [label]
      + small.map { Line(string: $0, font: sheet.smallFont, height: 1.2 * sheet.fontSize) }
  }

  private static func changesSize(_ node: FigureGraph.Node) -> Bool {
    func size(_ shape: Shape) -> ArraySlice<Int?> { shape.dimensions.dropFirst().dropLast() }
    return node.readsCropped || node.inputShapes.first.map { size($0) != size(node.shape) } ?? true
  }

  /// The size of a block that holds the texts of any of them, as they are read.
  private func labelSize(of indices: Range<Int>) -> Size {
    var size = Size(width: 0, height: 0)
    for index in indices {
      let lines = lines(of: index)
      let width = lines.map { sheet.size(of: $0.string, font: $0.font).width }.max() ?? 0
      size.width = max(size.width, width)
      size.height = max(size.height, lines.reduce(0) { $0 + $1.height })
    }
    return Size(
      width: size.width + 1.4 * sheet.fontSize, height: size.height + 0.6 * sheet.fontSize)
  }

  /// How far a block and the texts beside it reach from its middle across the arrows.
  private func reach(
    of index: Int, across: Double, isHorizontal: Bool
  ) -> (before: Double, after: Double) {
    guard isChain else { return (across / 2, across / 2) }
    let em = sheet.fontSize
    let size = 0.45 * em + sheet.size(of: sizes[index], font: sheet.smallFont).width
    let notes = texts[index].notes
    if isHorizontal {
      return (max(across / 2, size), across / 2 + (Double(notes.count) + 0.4) * smallHeight)
    }
    let note = sheet.size(of: notes.joined(separator: " · "), font: sheet.smallFont).width
    return (across / 2, max(across / 2 + 0.5 * em + note, size))
  }

  /// Where each count lies between the smallest and the largest on a logarithmic scale, 0…1.
  private static func shares(of counts: [Int?]) -> [Double] {
    let logs = counts.map { log(Double(max($0 ?? 1, 1))) }
    guard let low = logs.min(), let high = logs.max(), high > low else {
      return logs.map { _ in 0 }
    }
    return logs.map { ($0 - low) / (high - low) }
  }
}
