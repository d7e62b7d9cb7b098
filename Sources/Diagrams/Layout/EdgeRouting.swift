/// Leads edges from border to border: straight down where it can, else with one bend across in
/// the space between two rows, each bend in a lane of its own.
struct EdgeRouting {
  private typealias Place = LayeredGraph.Place

  let graph: LayeredGraph
  let rows: LayeredRows
  let across: [Double]
  let crossings: Int

  /// A part of an edge between two rows.
  private struct Step {
    let edge: Int
    let index: Int
    let from: Double
    let to: Double
  }

  func layout() -> LayeredGraph.Layout {
    let depths = rows.rows.map { row in
      row.map { $0 < graph.nodes.count ? graph.nodes[$0].along : 0 }.max() ?? 0
    }
    let lanes = assignLanes()
    var tops: [Double] = []
    var top = 0.0
    for (rank, depth) in depths.enumerated() {
      tops.append(top)
      let laneCount = lanes.counts[rank]
      let room = graph.headLength + Double(laneCount + 1) * 8
      top += depth + max(graph.rankSeparation, laneCount > 0 ? room : 0)
    }
    let routes = rows.chains.indices.map { edge in
      route(edge, tops: tops, depths: depths, lanes: lanes)
    }
    return shifted(routes: routes, tops: tops, depths: depths)
  }

  // MARK: Ports

  /// Where an edge leaves its source or enters its target across: at the middle if it is alone or
  /// nearly straight, else beside the others.
  private func port(of edge: Int, atEnd: Bool) -> Double {
    let chain = rows.chains[edge]
    guard atEnd, let node = chain.last else { return across[chain[0]] }
    let sources = rows.vertices[node].above
    guard sources.count > 1, let source = chain.dropLast().last else { return across[node] }
    let sorted = sources.sorted { across[$0] < across[$1] }
    let straight = sorted.firstIndex { abs(across[$0] - across[node]) < 1 }
    let middle = straight.map(Double.init) ?? Double(sorted.count - 1) / 2
    let spacing = min(24, rows.vertices[node].across / Double(sorted.count + 1))
    let place = Double(sorted.firstIndex(of: source) ?? 0)
    return across[node] + (place - middle) * spacing
  }

  /// The places across that an edge passes, row by row, ports included.
  private func waypoints(of edge: Int) -> [Double] {
    let chain = rows.chains[edge]
    let bends = chain.dropFirst().dropLast().map { across[$0] }
    return [port(of: edge, atEnd: false)] + bends + [port(of: edge, atEnd: true)]
  }

  // MARK: Lanes

  /// The lane of each bend, by edge and row; lanes of one space do not touch.
  private func assignLanes() -> (of: [[Int?]], counts: [Int]) {
    var steps = [[Step]](repeating: [], count: rows.rows.count)
    var lanes: [[Int?]] = []
    for (edge, chain) in rows.chains.enumerated() {
      let waypoints = waypoints(of: edge)
      lanes.append([Int?](repeating: nil, count: chain.count - 1))
      for index in 0..<(chain.count - 1) where abs(waypoints[index] - waypoints[index + 1]) >= 2 {
        let rank = rows.vertices[chain[index]].rank
        steps[rank].append(
          Step(edge: edge, index: index, from: waypoints[index], to: waypoints[index + 1]))
      }
    }
    var counts = [Int](repeating: 0, count: rows.rows.count)
    for (rank, bends) in steps.enumerated() {
      var ends: [Double] = []
      for step in bends.sorted(by: { min($0.from, $0.to) < min($1.from, $1.to) }) {
        let (low, high) = (min(step.from, step.to), max(step.from, step.to))
        let lane = ends.firstIndex { $0 < low - 4 } ?? ends.count
        if lane == ends.count { ends.append(high) } else { ends[lane] = high }
        lanes[step.edge][step.index] = lane
      }
      counts[rank] = ends.count
    }
    return (lanes, counts)
  }

  // MARK: Routes

  private func route(
    _ edge: Int, tops: [Double], depths: [Double], lanes: (of: [[Int?]], counts: [Int])
  ) -> [Place] {
    let chain = rows.chains[edge]
    let waypoints = waypoints(of: edge)
    let (source, target) = (chain[0], chain[chain.count - 1])
    let sourceRank = rows.vertices[source].rank
    let targetRank = rows.vertices[target].rank
    let start = tops[sourceRank] + (depths[sourceRank] + graph.nodes[source].along) / 2
    let end = tops[targetRank] + (depths[targetRank] - graph.nodes[target].along) / 2
    var places = [Place(across: waypoints[0], along: start)]
    for index in 0..<(chain.count - 1) {
      guard let lane = lanes.of[edge][index] else { continue }
      let rank = rows.vertices[chain[index]].rank
      let top = tops[rank] + depths[rank]
      let room = tops[rank + 1] - top - graph.headLength
      let along = top + room * Double(lane + 1) / Double(lanes.counts[rank] + 1)
      places.append(Place(across: places[places.count - 1].across, along: along))
      places.append(Place(across: waypoints[index + 1], along: along))
    }
    places.append(Place(across: places[places.count - 1].across, along: end))
    return places
  }

  /// The layout moved so that nothing lies below 0.
  private func shifted(
    routes: [[Place]], tops: [Double], depths: [Double]
  ) -> LayeredGraph.Layout {
    var (low, high) = (Double.infinity, -Double.infinity)
    for (index, node) in graph.nodes.enumerated() {
      low = min(low, across[index] - node.across / 2)
      high = max(high, across[index] + node.across / 2)
    }
    for place in routes.joined() {
      low = min(low, place.across)
      high = max(high, place.across)
    }
    let centers = graph.nodes.indices.map { node in
      let rank = rows.vertices[node].rank
      return Place(across: across[node] - low, along: tops[rank] + depths[rank] / 2)
    }
    let moved = routes.map { $0.map { Place(across: $0.across - low, along: $0.along) } }
    let length = (tops.last ?? 0) + (depths.last ?? 0)
    return LayeredGraph.Layout(
      centers: centers, routes: moved, size: Place(across: high - low, along: length),
      crossings: crossings)
  }
}
