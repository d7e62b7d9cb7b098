import Diagrams

/// A generated network of any size: the normal cells of NASNet-A (Zoph et al. 2018, figure 4), in
/// each of which five sums of two operations on the two cells before are joined.
struct NASNetLike {
  private(set) var layerCount = 0
  private var edges: [LayeredGraph.Edge] = []

  /// As many whole cells as come nearest to a number of layers.
  init(layerCount target: Int) {
    var before = chain(layer([]), 2)
    var last = before
    let layersPerCell = 45
    for _ in 0..<max(1, (target - layerCount + layersPerCell / 2) / layersPerCell) {
      (before, last) = (last, cell(before, last))
    }
  }

  /// The graph, with nodes of one size.
  var graph: LayeredGraph {
    LayeredGraph(
      nodes: [LayeredGraph.Node](
        repeating: LayeredGraph.Node(across: 100, along: 40), count: layerCount),
      edges: edges)
  }

  private mutating func layer(_ inputs: [Int]) -> Int {
    edges += inputs.map { LayeredGraph.Edge(from: $0, to: layerCount) }
    layerCount += 1
    return layerCount - 1
  }

  /// So many layers one after another.
  private mutating func chain(_ input: Int, _ count: Int) -> Int {
    var last = input
    for _ in 0..<count { last = layer([last]) }
    return last
  }

  /// A separable convolution, applied twice: ReLU, convolution and normalisation each time.
  private mutating func separable(_ input: Int) -> Int { chain(input, 6) }

  private mutating func cell(_ before: Int, _ last: Int) -> Int {
    let older = chain(before, 3)
    let newer = chain(last, 3)
    let sums = [
      layer([separable(newer), separable(older)]),
      layer([separable(older), separable(older)]),
      layer([chain(newer, 1), older]),
      layer([chain(older, 1), chain(older, 1)]),
      layer([separable(newer), newer]),
    ]
    return layer([older] + sums)
  }
}
