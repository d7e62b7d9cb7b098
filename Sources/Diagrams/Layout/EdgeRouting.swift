/// Leads edges from border to border: straight down where it can, else with one bend across in
/// the space between two rows.
struct EdgeRouting {
  private typealias Place = LayeredGraph.Place

  private let graph: LayeredGraph
  private let strands: Strands

  /// The middle of each vertex.
  private let across: [Double]

  /// The places across that each edge passes, row by row, ports included.
  private let waypoints: [[Double]]

  /// The lanes below each row.
  private let lanes: [Lanes]

  /// The extent along of each row.
  private let depths: [Double]

  /// Where each row begins.
  private let tops: [Double]

  /// The distance of two lanes, in points.
  private static let laneDistance = 8.0

  init(graph: LayeredGraph, strands: Strands, placement: Placement, isReversed: [Bool]) {
    self.graph = graph
    self.strands = strands
    let across = strands.vertices.map { placement.across[$0.strand] }
    self.across = across
    let ports = Ports(
      strands: strands, across: across, widths: graph.nodes.map(\.portWidth), isReversed: isReversed
    )
    var waypoints = strands.chains.enumerated().map { edge, chain in
      [ports.starts[edge]] + chain.dropFirst().dropLast().map { across[$0] } + [ports.ends[edge]]
    }
    var lanes = EdgeRouting.lanes(through: waypoints, of: strands)
    for _ in 0..<4 where lanes.contains(where: { !$0.overlaps.isEmpty }) {
      for (rank, lanes) in lanes.enumerated() {
        for edge in lanes.overlaps {
          let start = strands.vertices[strands.chains[edge][0]].rank
          EdgeRouting.moveAside(&waypoints[edge], from: rank + 1 - start)
        }
      }
      lanes = EdgeRouting.lanes(through: waypoints, of: strands)
    }
    self.waypoints = waypoints
    self.lanes = lanes
    var depths = [Double](repeating: 0, count: strands.rowCount)
    for (node, vertex) in zip(graph.nodes, strands.vertices) {
      depths[vertex.rank] = max(depths[vertex.rank], node.along)
    }
    self.depths = depths
    var tops: [Double] = []
    var top = 0.0
    for (depth, lanes) in zip(depths, lanes) {
      tops.append(top)
      let room = graph.headLength + Double(lanes.count + 1) * EdgeRouting.laneDistance
      top += depth + max(graph.rankSeparation, lanes.count > 0 ? room : 0)
    }
    self.tops = tops
  }

  private static func lanes(through waypoints: [[Double]], of strands: Strands) -> [Lanes] {
    var steps = [[Lanes.Step]](repeating: [], count: strands.rowCount)
    for (edge, chain) in strands.chains.enumerated() {
      for (index, vertex) in chain.dropLast().enumerated() {
        steps[strands.vertices[vertex].rank].append(
          Lanes.Step(edge: edge, from: waypoints[edge][index], to: waypoints[edge][index + 1]))
      }
    }
    return steps.map { Lanes($0) }
  }

  /// Moves a vertical run of an edge a little towards where it comes from.
  private static func moveAside(_ waypoints: inout [Double], from index: Int) {
    let place = waypoints[index]
    let step = waypoints[index - 1] < place ? -5.0 : 5.0
    for index in waypoints.indices[index...] {
      guard waypoints[index] == place else { return }
      waypoints[index] += step
    }
  }

  /// The layout, moved so that nothing lies below 0.
  func layout(crossings: Int) -> LayeredGraph.Layout {
    let routes = strands.chains.indices.map(route)
    var (low, high) = (Double.infinity, -Double.infinity)
    for (node, across) in zip(graph.nodes, across) {
      low = min(low, across - node.across / 2)
      high = max(high, across + node.across / 2)
    }
    for place in routes.joined() {
      low = min(low, place.across)
      high = max(high, place.across)
    }
    let centers = graph.nodes.indices.map { node in
      let rank = strands.vertices[node].rank
      return Place(across: across[node] - low, along: tops[rank] + depths[rank] / 2)
    }
    let moved = routes.map { $0.map { Place(across: $0.across - low, along: $0.along) } }
    let length = (tops.last ?? 0) + (depths.last ?? 0)
    return LayeredGraph.Layout(
      centers: centers, routes: moved, size: Place(across: high - low, along: length),
      crossings: crossings)
  }

  private func route(_ edge: Int) -> [Place] {
    let chain = strands.chains[edge]
    let (source, target) = (chain[0], chain[chain.count - 1])
    let (sourceRank, targetRank) = (strands.vertices[source].rank, strands.vertices[target].rank)
    let start = tops[sourceRank] + (depths[sourceRank] + graph.nodes[source].along) / 2
    let end = tops[targetRank] + (depths[targetRank] - graph.nodes[target].along) / 2
    var places = [Place(across: waypoints[edge][0], along: start)]
    for (index, (from, to)) in zip(waypoints[edge], waypoints[edge].dropFirst()).enumerated()
    where from != to {
      let rank = sourceRank + index
      guard let lane = lanes[rank].lanes[edge] else { continue }
      let top = tops[rank] + depths[rank]
      let room = tops[rank + 1] - top - graph.headLength
      let along = top + room * Double(lane + 1) / Double(lanes[rank].count + 1)
      places.append(Place(across: from, along: along))
      places.append(Place(across: to, along: along))
    }
    places.append(Place(across: waypoints[edge][waypoints[edge].count - 1], along: end))
    return places
  }
}
