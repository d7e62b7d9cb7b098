import Diagrams

/// A graph that grows layer by layer; a layer is its number.
struct Network {
  private(set) var layerCount = 0
  private(set) var edges: [LayeredGraph.Edge] = []

  /// Adds a layer that reads others and gives its number.
  mutating func layer(_ inputs: Int...) -> Int { layer(reading: inputs) }

  mutating func layer(reading inputs: [Int]) -> Int {
    edges += inputs.map { LayeredGraph.Edge(from: $0, to: layerCount) }
    layerCount += 1
    return layerCount - 1
  }

  /// Adds so many layers one after another.
  mutating func chain(_ input: Int, _ count: Int) -> Int {
    var last = input
    for _ in 0..<count { last = layer(last) }
    return last
  }

  /// An arrow between layers that are there already.
  mutating func connect(_ from: Int, _ to: Int) {
    edges.append(LayeredGraph.Edge(from: from, to: to))
  }

  /// The graph with nodes of one size, as most records of a diagram have it.
  var graph: LayeredGraph {
    LayeredGraph(
      nodes: [LayeredGraph.Node](
        repeating: LayeredGraph.Node(across: 100, along: 40), count: layerCount),
      edges: edges)
  }
}

/// Networks that are not built in, and graphs that no network has.
extension Network {
  /// Zoph et al. 2018, normal cells: five pairs of operations on the two cells before, joined.
  static func nasNet(cells: Int) -> Network {
    var network = Network()
    var before = network.chain(network.layer(), 2)
    var x = before
    for _ in 0..<cells {
      let older = network.chain(before, 3)
      let newer = network.chain(x, 3)
      let sums = [
        network.layer(network.chain(newer, 6), network.chain(older, 6)),
        network.layer(network.chain(older, 6), network.chain(older, 6)),
        network.layer(network.layer(newer), older),
        network.layer(network.layer(older), network.layer(older)),
        network.layer(network.chain(newer, 6), newer),
      ]
      (before, x) = (x, network.layer(reading: [older] + sums))
    }
    _ = network.chain(x, 3)
    return network
  }

  /// Szegedy et al. 2016, the blocks whose branches divide once more before they join.
  static var inceptionV3: Network {
    var network = Network()
    var x = network.chain(network.layer(), 4)
    for _ in 0..<2 {
      let second = network.layer(x)
      let third = network.chain(x, 2)
      x = network.layer(
        network.layer(x), network.layer(network.layer(second), network.layer(second)),
        network.layer(network.layer(third), network.layer(third)), network.chain(x, 2))
    }
    return network
  }

  /// Each layer reads all before it.
  static func allToAll(_ count: Int) -> Network {
    var network = Network()
    for index in 0..<count { _ = network.layer(reading: Array(0..<index)) }
    return network
  }

  /// Two towers and a side input that is prepared before it is added late.
  static var threeInputs: Network {
    var network = Network()
    let (first, second, side) = (network.layer(), network.layer(), network.layer())
    let joined = network.layer(network.chain(first, 5), network.chain(second, 4))
    _ = network.layer(network.chain(joined, 4), network.chain(side, 2))
    return network
  }

  /// A layer that is applied again to what was made from its result, as drawn by plot_model.
  static var sharedLayers: Network {
    var network = Network()
    let input = network.layer()
    let shared = network.layer(input)
    let normalized = network.layer(shared)
    let activated = network.layer(normalized)
    let end = network.layer(activated)
    network.connect(activated, shared)
    network.connect(normalized, shared)
    _ = network.layer(end, shared)
    return network
  }

  /// Layers that read up to three of those before them, most of them near.
  static func random(_ count: Int, reach: Int, seed: UInt64) -> Network {
    var state = seed
    func number(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var network = Network()
    _ = network.layer()
    for index in 1..<count {
      let inputs = (0...number(below: 3)).map { _ in index - 1 - number(below: min(index, reach)) }
      _ = network.layer(reading: Set(inputs).sorted())
    }
    return network
  }
}
