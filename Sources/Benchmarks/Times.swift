/// How long something took, run after run, in milliseconds.
struct Times {
  private let sorted: [Double]

  init(_ times: [Double]) {
    sorted = times.sorted()
  }

  /// Measures `body`, after a few runs that do not count.
  init(runs: Int, warmUp: Int, _ body: () throws -> Void) rethrows {
    for _ in 0..<warmUp { try body() }
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try body()
      times.append(Times.milliseconds(since: start))
    }
    self.init(times)
  }

  var median: Double { sorted.isEmpty ? 0 : sorted[sorted.count / 2] }
  var least: Double { sorted.first ?? 0 }

  static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    let duration = (ContinuousClock.now - start).components
    return Double(duration.seconds) * 1e3 + Double(duration.attoseconds) * 1e-15
  }
}
