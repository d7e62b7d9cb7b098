import ModelDescription

/// The layers whose fields are drawn, from the first to the last.
struct FieldList {
  struct Entry {
    let layer: ModelLayer
    let isPool: Bool
    let mapSize: Extent

    /// The field of one number, in pixels of the input.
    let field: Extent

    /// By how many pixels the field moves from one number to the next.
    let stride: Extent
  }

  /// From so many layers on, those that keep the size of the maps are left out.
  private static let most = 20

  /// Height and width of the input in pixels.
  let input: Extent
  private(set) var entries: [Entry]

  /// Whether layers with windows lie on other ways than the longest, which are left out.
  let hasOtherBranches: Bool

  /// Whether layers on the longest way are left out, too.
  private(set) var isThinned = false

  init(_ model: Model) throws(FigureError) {
    let graph = FigureGraph(model)
    let trunk = FieldList.trunk(of: graph)
    guard let maps = trunk.first?.shape.featureMaps else {
      throw .noFeatureMaps(style: ReceptiveFigure.name)
    }
    input = Extent(height: maps.height, width: maps.width)
    func slides(_ node: FigureGraph.Node) -> Bool {
      node.layer.layer.window != nil && node.layer.calls.first == node.call
    }
    hasOtherBranches = graph.nodes.filter(slides).count > trunk.filter(slides).count
    let numbers = model.layerNumbers()
    entries = trunk.compactMap { node in
      guard slides(node), let maps = node.shape.featureMaps,
        let field = numbers[node.layer.index].receptiveField, !field.coversInput
      else { return nil }
      return Entry(
        layer: node.layer, isPool: node.category == .pooling,
        mapSize: Extent(height: maps.height, width: maps.width), field: field.size,
        stride: field.stride)
    }
    guard !entries.isEmpty else {
      throw .nothingToDraw(
        style: ReceptiveFigure.name, what: "layers that slide a window over maps")
    }
    if entries.count > FieldList.most { thin() }
  }

  /// The longest way through the network, the nodes in their order.
  private static func trunk(of graph: FigureGraph) -> [FigureGraph.Node] {
    var lengths = [Int](repeating: 1, count: graph.nodes.count)
    var sources = [Int?](repeating: nil, count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for source in node.inputs where source < index && lengths[source] + 1 > lengths[index] {
        lengths[index] = lengths[source] + 1
        sources[index] = source
      }
    }
    var place = lengths.indices.max { lengths[$0] < lengths[$1] }
    var trunk: [FigureGraph.Node] = []
    while let index = place {
      trunk.append(graph.nodes[index])
      place = sources[index]
    }
    return trunk.reversed()
  }

  /// Keeps the layers that change the size of the maps by more than the border that a kernel loses,
  /// the first and the last.
  private mutating func thin() {
    let all = entries
    entries = all.indices.filter { index in
      guard index > 0, index < all.count - 1 else { return true }
      let (size, before) = (all[index].mapSize, all[index - 1].mapSize)
      let ratio = Double(size.height * size.width) / Double(before.height * before.width)
      return !(0.6...1.6).contains(ratio)
    }.map { all[$0] }
    isThinned = entries.count < all.count
  }

  /// How much of the input a field covers, 0…1.
  func share(of entry: Entry) -> Double {
    let height = min(entry.field.height, input.height)
    let width = min(entry.field.width, input.width)
    return Double(height) / Double(input.height) * Double(width) / Double(input.width)
  }
}
