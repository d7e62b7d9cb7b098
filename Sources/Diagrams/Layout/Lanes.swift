/// The lanes in the space between two rows, in which edges run across.
///
/// Edges from one vertex share a lane. Where one edge should pass above another, so that they
/// cross no more often than they must and their vertical runs do not lie on one another, it gets
/// the higher lane.
struct Lanes {
  /// An edge's way between two rows, by places across.
  struct Step {
    let edge: Int
    let from: Double
    let to: Double

    var isStraight: Bool { from == to }
  }

  /// The steps that start at one place.
  private struct Net {
    var steps: [Step]
    var low: Double
    var high: Double
  }

  /// The lane of each edge that bends, the highest 0.
  private(set) var lanes: [Int: Int] = [:]

  /// The number of lanes.
  private(set) var count = 0

  /// Edges whose ends lie on the beginnings of others, since they want to pass in a circle.
  private(set) var overlaps: [Int] = []

  /// The distance that two edges in the same lane keep at least.
  private static let gap = 4.0

  init(_ steps: [Step]) {
    let nets = Lanes.nets(of: steps)
    let lower = Lanes.precedence(nets)
    var missing = [Int](repeating: 0, count: nets.count)
    for net in nets.indices { for next in lower[net] { missing[next] += 1 } }
    var minimum = [Int](repeating: 0, count: nets.count)
    var occupied: [[Net]] = []
    var waiting = Set(nets.indices)
    // Where edges want to pass above one another in a circle, the least entangled comes first.
    while let net = waiting.min(by: { (missing[$0], $0) < (missing[$1], $1) }) {
      waiting.remove(net)
      if missing[net] > 0 {
        overlaps += waiting.flatMap { Lanes.overlaps(nets[net], on: nets[$0]) }
      }
      var lane = minimum[net]
      while lane < occupied.count, occupied[lane].contains(where: { Lanes.meet($0, nets[net]) }) {
        lane += 1
      }
      while occupied.count <= lane { occupied.append([]) }
      occupied[lane].append(nets[net])
      for step in nets[net].steps { lanes[step.edge] = lane }
      for next in lower[net] {
        missing[next] -= 1
        minimum[next] = max(minimum[next], lane + 1)
      }
    }
    count = occupied.count
  }

  private static func nets(of steps: [Step]) -> [Net] {
    var nets: [Net] = []
    for step in steps.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) where !step.isStraight {
      let (low, high) = (min(step.from, step.to), max(step.from, step.to))
      if let last = nets.last, last.steps[0].from == step.from {
        nets[nets.count - 1].steps.append(step)
        nets[nets.count - 1].low = min(last.low, low)
        nets[nets.count - 1].high = max(last.high, high)
      } else {
        nets.append(Net(steps: [step], low: low, high: high))
      }
    }
    return nets
  }

  private static func meet(_ first: Net, _ second: Net) -> Bool {
    first.low < second.high + gap && second.low < first.high + gap
  }

  /// For each net, those that should run lower.
  private static func precedence(_ nets: [Net]) -> [[Int]] {
    var lower = [[Int]](repeating: [], count: nets.count)
    for first in nets.indices {
      for second in nets.indices[(first + 1)...] where meet(nets[first], nets[second]) {
        let above = cost(nets[first], above: nets[second])
        let below = cost(nets[second], above: nets[first])
        if above < below { lower[first].append(second) }
        if below < above { lower[second].append(first) }
      }
    }
    return lower
  }

  /// Crossings of two nets if the first runs above the second. Vertical runs on one another count
  /// as many.
  private static func cost(_ first: Net, above second: Net) -> Int {
    var cost = 0
    for upper in first.steps {
      for lower in second.steps {
        if isSame(upper.to, lower.from) { cost += 1000 }
        if isBetween(lower.from, upper) { cost += 1 }
        if isBetween(upper.to, lower) { cost += 1 }
      }
    }
    return cost
  }

  /// Edges of a net that end on the beginning of a lower one.
  private static func overlaps(_ first: Net, on second: Net) -> [Int] {
    first.steps.filter { upper in second.steps.contains { isSame(upper.to, $0.from) } }.map(\.edge)
  }

  private static func isSame(_ place: Double, _ other: Double) -> Bool { abs(place - other) < 2 }

  private static func isBetween(_ place: Double, _ step: Step) -> Bool {
    min(step.from, step.to) < place && place < max(step.from, step.to)
  }
}
