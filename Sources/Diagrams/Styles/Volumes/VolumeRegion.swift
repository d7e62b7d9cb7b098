import Scenes

/// Draws a word: ways that part, run above one another and meet, or a single unit.
struct VolumeRegion {
  let brush: VolumeBrush

  private var em: Double { brush.em }
  private var sheet: Sheet { brush.sheet }
  private var plan: VolumePlan { brush.plan }

  func part(of word: VolumePlan.Word) -> VolumePart {
    if word.branches.isEmpty, let end = word.end { return brush.part(of: end, last: word.last) }
    let chains = chains(in: word)
    let part = chains.map { rows($0, of: word) } ?? tangle(word)
    return word.count > 1 ? framed(part, count: word.count) : part
  }

  // MARK: Ways side by side

  /// The ways as chains of units, in the order in which they meet; `nil` if some way parts again.
  private func chains(in word: VolumePlan.Word) -> [[Int]]? {
    let members = Set(word.branches)
    var chains: [[Int]] = []
    for unit in word.branches {
      let sources = plan.units[unit].inputs.filter(members.contains)
      let consumers = plan.units[unit].consumers.filter(members.contains)
      guard sources.count <= 1, consumers.count <= 1,
        sources.isEmpty || plan.units[unit].inputs.count == 1,
        consumers.isEmpty || plan.units[unit].consumers.count == 1
      else { return nil }
      if let source = sources.first, let place = chains.firstIndex(where: { $0.last == source }) {
        chains[place].append(unit)
      } else {
        chains.append([unit])
      }
    }
    let order = word.end.map { plan.units[$0].inputs } ?? []
    func place(_ chain: [Int]) -> Int {
      chain.last.flatMap { order.firstIndex(of: $0) } ?? order.count
    }
    chains.sort { (place($0), $0[0]) < (place($1), $1[0]) }
    // The longer of two ways is the main one and goes below the other.
    if chains.count == 2, layerCount(chains[0]) > layerCount(chains[1]) { chains.swapAt(0, 1) }
    return chains
  }

  private func rows(_ chains: [[Int]], of word: VolumePlan.Word) -> VolumePart {
    let lanes = chains.map(lane)
    let hasFork = lanes.indices.contains { isFed(chains[$0]) } || word.isSkipped
    let start = hasFork ? 2.2 * em : 0
    let width = lanes.map(\.bounds.width).max() ?? 0
    var placed: [VolumePart] = []
    var y = 0.0
    for lane in lanes {
      let x = start + (width - lane.bounds.width) / 2 - lane.bounds.minX
      let top = placed.isEmpty ? 0 : y + 0.9 * em - lane.bounds.minY
      placed.append(lane.moved(x: x, y: top))
      y = top + lane.bounds.maxY
    }
    let leaving = word.end == nil ? chains.firstIndex { leadsOn($0.last, of: word) } : nil
    let axis = leaving.map { placed[$0].entry.y } ?? self.axis(of: placed, chains: chains)
    placed = placed.map { $0.moved(y: -axis) }
    var part = VolumePart(
      elements: placed.flatMap(\.elements), body: placed[0].bounds, entry: Point(x: 0, y: 0),
      exit: leaving.map { placed[$0].exit } ?? Point(x: start + width, y: 0),
      top: Point(x: 0, y: 0), isFork: hasFork)
    part.body = placed.reduce(part.body) { $0.union($1.bounds) }
    part.body = part.body.union(Rectangle(x: 0, y: 0, width: start + width, height: 0))
    for (lane, chain) in zip(placed, chains) where isFed(chain) {
      part.elements.append(
        sheet.arrow(way(from: part.entry, to: lane.entry, turningAt: 0.6 * em)))
    }
    guard let end = word.end else { return part }
    return closed(part, lanes: placed, end: brush.part(of: end, last: word.last), word: word)
  }

  /// Whether something behind a word that has no end reads a unit.
  private func leadsOn(_ unit: Int?, of word: VolumePlan.Word) -> Bool {
    unit.map { plan.units[$0].consumers.contains { !word.branches.contains($0) } } ?? false
  }

  private func isFed(_ chain: [Int]) -> Bool { !plan.units[chain[0]].inputs.isEmpty }

  private func layerCount(_ chain: [Int]) -> Int {
    chain.reduce(0) { $0 + plan.units[$1].nodes.count }
  }

  /// The height at which the word is entered: the main way's, or the middle of equal ways.
  private func axis(of lanes: [VolumePart], chains: [[Int]]) -> Double {
    if lanes.count == 2, layerCount(chains[0]) < layerCount(chains[1]) { return lanes[1].entry.y }
    if lanes.count % 2 == 1 { return lanes[lanes.count / 2].entry.y }
    return (lanes[lanes.count / 2 - 1].entry.y + lanes[lanes.count / 2].entry.y) / 2
  }

  /// The word with the unit in which its ways meet, and the way over the top.
  private func closed(
    _ part: VolumePart, lanes: [VolumePart], end: VolumePart, word: VolumePlan.Word
  ) -> VolumePart {
    var part = part
    let turn = part.body.maxX + 0.7 * em
    let end = end.moved(x: turn + 1.6 * em - end.entry.x)
    part.elements += end.elements + end.caption
    for lane in lanes {
      part.elements.append(sheet.arrow(way(from: lane.exit, to: end.entry, turningAt: turn)))
    }
    if word.isSkipped {
      let y = part.body.minY - 0.9 * em
      let fork = Point(x: 0.6 * em, y: 0)
      part.elements.append(
        sheet.arrow([
          fork, Point(x: fork.x, y: y), Point(x: end.top.x, y: y), end.top,
        ]))
      part.body = part.body.union(Rectangle(x: fork.x, y: y - 1, width: 1, height: 1))
    }
    part.body = part.body.union(end.bounds)
    part.exit = end.exit
    return part
  }

  /// A chain of units on one axis.
  private func lane(_ units: [Int]) -> VolumePart {
    var lane = brush.part(of: units[0])
    lane.elements += lane.caption
    lane.body = lane.bounds
    lane.caption = []
    lane.captionBounds = nil
    for unit in units.dropFirst() {
      let next = brush.part(of: unit)
      let moved = next.moved(x: lane.body.maxX + 1.7 * em - next.bounds.minX)
      let link = VolumeLink(brush: brush, from: lane, to: moved)
      lane.elements = link.funnel + lane.elements + moved.elements + moved.caption + link.arrow
      lane.body = lane.body.union(moved.bounds)
      lane.exit = moved.exit
      lane.lastSide = moved.lastSide
    }
    return lane
  }

  /// Across, along a lane, across: straight where both ends are at one height.
  private func way(from start: Point, to end: Point, turningAt x: Double) -> [Point] {
    guard abs(start.y - end.y) > 0.01 else { return [start, end] }
    return [start, Point(x: x, y: start.y), Point(x: x, y: end.y), end]
  }

  // MARK: Anything else

  /// Ways that part again inside: a layered layout.
  private func tangle(_ word: VolumePlan.Word) -> VolumePart {
    let units = word.branches + (word.end.map { [$0] } ?? [])
    let parts = units.map { unit in
      brush.part(of: unit, last: unit == word.end ? word.last : nil)
    }
    let places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    // Node 0 is the place where ways come in.
    var edges: [LayeredGraph.Edge] = []
    var seen: Set<LayeredGraph.Edge> = []
    for (index, unit) in units.enumerated() {
      for source in plan.units[unit].inputs {
        let edge = LayeredGraph.Edge(from: places[source].map { $0 + 1 } ?? 0, to: index + 1)
        if seen.insert(edge).inserted { edges.append(edge) }
      }
    }
    let nodes = parts.map { part in
      LayeredGraph.Node(
        across: 2 * max(-part.bounds.minY, part.bounds.maxY), along: part.bounds.width)
    }
    var graph = LayeredGraph(nodes: [LayeredGraph.Node(across: 1, along: 1)] + nodes, edges: edges)
    graph.rankSeparation = 2.4 * em
    graph.nodeSeparation = 0.9 * em
    graph.headLength = 0.6 * em
    let layout = graph.layout()
    let placed = zip(parts, layout.centers.dropFirst()).map { part, center in
      part.moved(x: center.along - part.bounds.midX, y: center.across)
    }
    let entry = Point(x: layout.centers[0].along, y: layout.centers[0].across)
    var elements = placed.flatMap { $0.elements + $0.caption }
    for (edge, route) in zip(edges, layout.routes) {
      let target = placed[edge.to - 1]
      let source = edge.from == 0 ? entry : placed[edge.from - 1].exit
      let way = route.map { Point(x: $0.along, y: $0.across) }
      elements.append(sheet.arrow(led(way, from: source, to: target.entry)))
    }
    let leaving =
      word.end == nil ? units.firstIndex { leadsOn($0, of: word) } : units.indices.last
    let exit = leaving.map { placed[$0].exit }
    let bounds = placed.dropFirst().reduce(placed[0].bounds) { $0.union($1.bounds) }
    let part = VolumePart(
      elements: elements, body: bounds, entry: entry,
      exit: exit ?? Point(x: bounds.maxX, y: entry.y), top: Point(x: bounds.midX, y: bounds.minY),
      isFork: true)
    return part.moved(x: -entry.x, y: -entry.y)
  }

  /// A way between two boxes whose ends meet the boxes' axes.
  private func led(_ way: [Point], from start: Point, to end: Point) -> [Point] {
    guard way.count > 3 else {
      let x = way.last.map { ($0.x + (way.first?.x ?? $0.x)) / 2 } ?? end.x
      return self.way(from: start, to: end, turningAt: x)
    }
    var way = way
    for index in 0...1 { way[index].y = start.y }
    for index in (way.count - 2)..<way.count { way[index].y = end.y }
    return [start] + way + [end]
  }

  // MARK: Repetition

  /// A dashed frame with the number of repetitions around a word.
  private func framed(_ part: VolumePart, count: Int) -> VolumePart {
    var part = part
    let frame = part.bounds.inset(by: -0.5 * em)
    let stroke = sheet.stroke(sheet.theme.faintLine, dashes: [3, 2])
    let text = sheet.text(
      "×\(count)", at: Point(x: frame.maxX, y: frame.minY - 0.65 * em), alignment: .end,
      font: sheet.font(bold: true))
    part.elements.insert(
      .box(Box(frame: frame, stroke: stroke, cornerRadius: sheet.theme.cornerRadius * 1.5)), at: 0)
    part.elements.append(text)
    part.body = text.bounds(measuring: sheet.measuring).map(frame.union) ?? frame
    return part
  }
}
