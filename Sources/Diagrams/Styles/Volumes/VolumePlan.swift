import ModelDescription

/// Which layers of a network are drawn, and together with which.
struct VolumePlan {
  /// Layers glued together, in their order, and what they read and are read by.
  struct Unit {
    var nodes: [Int]
    var inputs: [Int] = []
    var consumers: [Int] = []
  }

  /// A piece of the way from the input to the output.
  struct Word {
    /// Ways that run side by side, as indices into `units`; none in a chain.
    var branches: [Int] = []

    /// The unit in which they meet, or that follows in a chain; `nil` where ways do not meet again.
    var end: Int?

    /// Whether a way without layers leads to `end`.
    var isSkipped = false

    /// How often the word is there in a row.
    var count = 1

    /// The node whose shape comes out: of the last repetition.
    var last: Int
  }

  /// From so many convolutions on, those of one size are glued together and names left out.
  private static let largeNetwork = 9

  let graph: FigureGraph
  private(set) var units: [Unit] = []
  private(set) var words: [Word] = []

  /// Whether names of layers would be too much.
  let isLarge: Bool

  init(_ graph: FigureGraph) {
    self.graph = graph
    let convolutions = graph.nodes.count { $0.category == .convolution }
    isLarge = convolutions >= VolumePlan.largeNetwork
    glue()
    cut()
  }

  // MARK: Units

  private mutating func glue() {
    var places: [Int] = []
    let outputs = Set(graph.model.outputs)
    for (index, node) in graph.nodes.enumerated() {
      if node.inputs.count == 1, let source = node.inputs.first,
        graph.nodes[source].consumers == [index], !outputs.contains(graph.nodes[source].call),
        isGlued(node, to: units[places[source]])
      {
        places.append(places[source])
        units[places[source]].nodes.append(index)
      } else {
        places.append(units.count)
        units.append(Unit(nodes: [index]))
      }
    }
    for (index, unit) in units.enumerated() {
      guard let first = unit.nodes.first else { continue }
      for source in graph.nodes[first].inputs.map({ places[$0] })
      where !units[index].inputs.contains(source) {
        units[index].inputs.append(source)
        units[source].consumers.append(index)
      }
    }
  }

  /// Whether a layer continues a unit: a pool that ends convolutions; in large networks a
  /// convolution behind another one, or behind a pool that starts the unit.
  private func isGlued(_ node: FigureGraph.Node, to unit: Unit) -> Bool {
    guard let source = unit.nodes.last.map({ graph.nodes[$0] }),
      case .maps(let height, let width, _) = VolumeForm(node),
      case .maps(let sourceHeight, let sourceWidth, _) = VolumeForm(source)
    else { return false }
    switch (source.category, node.category) {
    case (.convolution, .pooling):
      return true
    case (.convolution, .convolution):
      return isLarge && isAlike(height, sourceHeight) && isAlike(width, sourceWidth)
    case (.pooling, .convolution):
      return isLarge && unit.nodes.count == 1 && isAlike(height, sourceHeight)
        && isAlike(width, sourceWidth)
    default:
      return false
    }
  }

  /// Whether two sizes differ at most by the border that a kernel loses without padding.
  private func isAlike(_ size: Int?, _ source: Int?) -> Bool {
    guard let size, let source else { return size == source }
    return 10 * size >= 9 * source && size <= source
  }

  // MARK: Words

  private mutating func cut() {
    var starts = [Int?](repeating: nil, count: graph.nodes.count)
    for (index, unit) in units.enumerated() { starts[unit.nodes[0]] = index }
    let segments = GraphSegments(graph).segments
    // Up to where the last input comes in, all ways run side by side.
    let lastInput = graph.nodes.lastIndex { $0.inputs.isEmpty } ?? 0
    let entered = lastInput > 0 ? segments.prefix { $0.nodes.lowerBound <= lastInput } : []
    if let last = entered.last {
      words.append(word((0..<last.nodes.upperBound).compactMap { starts[$0] }, cut: last.cut))
    }
    var previous: String?
    for segment in segments.dropFirst(entered.count) {
      let members = segment.nodes.compactMap { starts[$0] }
      let isBlock = segment.nodes.count > 2
      if isBlock, segment.signature == previous, let last = words.indices.last {
        words[last].count += 1
        words[last].last = segment.cut
        continue
      }
      previous = isBlock ? segment.signature : nil
      if !members.isEmpty { words.append(word(members, cut: segment.cut)) }
    }
  }

  private func word(_ members: [Int], cut: Int) -> Word {
    guard members.count > 1 else { return Word(end: members.first, last: cut) }
    let inner = members.dropLast()
    guard let end = members.last, units[end].nodes[0] == cut,
      inner.allSatisfy({ !units[$0].consumers.isEmpty })
    else { return Word(branches: members, last: cut) }
    let isSkipped = units[end].inputs.contains { !members.contains($0) }
    return Word(branches: Array(inner), end: end, isSkipped: isSkipped, last: cut)
  }
}
