import Diagrams
import Scenes

/// The ways in the column of a network: down from place to place, and beside it those that lead around
/// places.
struct LadderWays {
  let graph: FigureGraph
  let places: [LadderPlace]
  let left: Double
  let stroke: Stroke

  // Measures in points.
  private let pitch = 5.0
  private let head = 5.0

  /// More would leave the page's margin.
  private static let laneLimit = 5

  /// One way around, from one place to a later one.
  private struct Way: Hashable {
    let source: Int
    let target: Int
  }

  /// The lines from each place to the next, where its layer reads what that before gives.
  var down: [Element] {
    zip(places, places.dropFirst()).compactMap { place, next in
      guard reads(next, place) else { return nil }
      let room = next.frame.minY - place.frame.maxY
      guard room > 0 else { return nil }
      let isBox = if case .box = next.kind { true } else { false }
      let head = isBox ? min(head, room / 2) : 0
      return .arrow(
        Arrow(
          points: [
            Point(x: place.frame.midX, y: place.frame.maxY),
            Point(x: place.frame.midX, y: next.frame.minY - (isBox ? 1 : 0)),
          ], stroke: stroke, headLength: head, headWidth: head))
    }
  }

  private func reads(_ place: LadderPlace, _ source: LadderPlace) -> Bool {
    place.nodes.isEmpty || source.nodes.isEmpty || place.nodes == source.nodes
      || place.nodes.contains { graph.nodes[$0].inputs.contains(where: source.nodes.contains) }
  }

  /// The lines on the left around places, the shortest next to them.
  var around: [Element] {
    var lanes: [[Way]] = []
    for way in ways {
      let free = lanes.firstIndex { lane in
        lane.allSatisfy { $0.target <= way.source || way.target <= $0.source }
      }
      if let free {
        lanes[free].append(way)
      } else if lanes.count < LadderWays.laneLimit {
        lanes.append([way])
      }
    }
    return lanes.enumerated().flatMap { lane, ways in
      ways.map { line(of: $0, x: left - Double(lane + 1) * pitch) }
    }
  }

  /// All of them, the shortest first.
  private var ways: [Way] {
    // A layer stands in several places where what follows it is told, too.
    var firstPlaces: [Int: Int] = [:]
    var lastPlaces: [Int: Int] = [:]
    for (index, place) in places.enumerated() {
      for node in place.nodes {
        firstPlaces[node] = firstPlaces[node] ?? index
        lastPlaces[node] = index
      }
    }
    var ways: Set<Way> = []
    for (node, target) in firstPlaces {
      for source in graph.nodes[node].inputs.compactMap({ lastPlaces[$0] })
      where source < target - 1 {
        ways.insert(Way(source: source, target: target))
      }
    }
    return ways.sorted {
      ($0.target - $0.source, $0.source) < ($1.target - $1.source, $1.source)
    }
  }

  private func line(of way: Way, x: Double) -> Element {
    let (source, target) = (places[way.source].frame, places[way.target].frame)
    // Where one ends and another begins, both are seen.
    let (start, end) = (source.midY + source.height / 4, target.midY - target.height / 4)
    return .arrow(
      Arrow(
        points: [
          Point(x: source.minX, y: start), Point(x: x, y: start), Point(x: x, y: end),
          Point(x: target.minX, y: end),
        ], stroke: stroke, headLength: head - 1, headWidth: head - 1, cornerRadius: 3))
  }
}
