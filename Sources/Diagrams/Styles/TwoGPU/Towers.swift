import ModelDescription

/// A chain as towers: which layers are drawn, and into how many parts each is split.
struct Towers {
  /// A layer that is drawn: one slab or bar for each part.
  struct Column {
    let node: FigureGraph.Node

    /// The number of towers that the layer is split into, or 1.
    let parts: Int

    /// The layers between this one and the next that is drawn; words stand for them.
    fileprivate(set) var passed: [FigureGraph.Node] = []

    /// The shape that the next drawn layer reads.
    fileprivate(set) var handedOn: Shape

    var isMaps: Bool { node.shape.isFeatureMaps }
    var height: Int? { node.shape[.height] }
    var width: Int? { node.shape[.width] }

    /// The channels or units of one part.
    var channels: Int? { node.shape.channels.map { $0 / parts } }

    var window: Window? { node.layer.layer.window }

    /// Whether kernels slide over the layer before.
    var hasKernel: Bool { node.category == .convolution && window != nil }
  }

  let count: Int
  let columns: [Column]

  /// More towers than this do not stand on a page.
  static let limit = 4

  init(_ chain: [FigureGraph.Node]) throws(FigureError) {
    let groups = chain.map { Towers.groups(of: $0) }
    let count = groups.max() ?? 1
    if count > Towers.limit, let index = groups.firstIndex(of: count) {
      throw .tooManyGroups(
        style: TwoGPUFigure.name, layer: chain[index].layer.name, groups: count, limit: Towers.limit
      )
    }
    var columns: [Column] = []
    for (index, node) in chain.enumerated() {
      let isLast = index == chain.count - 1
      switch node.category {
      case .convolution, .dense, .output, .input: break
      default:
        if isLast || columns.isEmpty { break }
        columns[columns.count - 1].passed.append(node)
        columns[columns.count - 1].handedOn = node.shape
        continue
      }
      let isShared = index == 0 || isLast && node.shape.dimensions.count != 4
      let isEven = (node.shape.channels ?? 1) % count == 0
      columns.append(
        Column(node: node, parts: isShared || !isEven ? 1 : count, handedOn: node.shape))
    }
    self.count = count
    self.columns = columns
  }

  private static func groups(of node: FigureGraph.Node) -> Int {
    (node.layer.layer as? Conv2D)?.groups ?? 1
  }

  /// The parts of a column that a part of the next one reads.
  ///
  /// Part p of P holds the channels from p/P to (p+1)/P of all; a group reads its own share.
  func sources(of part: Int, in column: Int) -> [Int] {
    guard column > 0 else { return [] }
    let (own, before) = (columns[column].parts, columns[column - 1].parts)
    let groups = Towers.groups(of: columns[column].node)
    func overlap(_ first: Int, _ firstCount: Int, _ second: Int, _ secondCount: Int) -> Bool {
      first * secondCount < (second + 1) * firstCount
        && second * firstCount < (first + 1) * secondCount
    }
    return (0..<before).filter { source in
      (0..<groups).contains { group in
        overlap(part, own, group, groups) && overlap(source, before, group, groups)
      }
    }
  }
}
