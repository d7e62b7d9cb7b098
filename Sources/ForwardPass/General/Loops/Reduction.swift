import ModelDescription

/// Makes one number of all those along a span, each sum in double precision.
struct Reduction: Sendable {
  let operation: Reduce.Operation
  let span: AxisSpan

  func run(_ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>) {
    switch operation {
    case .sum: run(source, destination, from: 0, { $0 + $1 }, { $0 })
    case .mean:
      let count = Double(span.count)
      run(source, destination, from: 0, { $0 + $1 }, { $0 / count })
    case .maximum:
      run(source, destination, from: -.infinity, { $0 < $1 || $1.isNaN ? $1 : $0 }, { $0 })
    case .minimum:
      run(source, destination, from: .infinity, { $0 > $1 || $1.isNaN ? $1 : $0 }, { $0 })
    case .product: run(source, destination, from: 1, { $0 * $1 }, { $0 })
    case .euclideanNorm:
      run(source, destination, from: 0, { $0 + $1 * $1 }, { $0.squareRoot() })
    }
  }

  /// How gradients of sums and averages become those of their numbers; `nil` for other operations.
  var transposed: Plan.Loop? {
    let share: Float
    switch operation {
    case .sum: share = 1
    case .mean: share = 1 / Float(span.count)
    default: return nil
    }
    return { [span] source, destination in
      for outer in 0..<span.outer {
        let row = source + outer * span.inner
        for index in 0..<span.count {
          let numbers = destination + outer * span.stride + index * span.inner
          for inner in 0..<span.inner { numbers[inner] = row[inner] * share }
        }
      }
    }
  }

  @inline(__always)
  private func run(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    from start: Double, _ join: (Double, Double) -> Double, _ finish: (Double) -> Double
  ) {
    // The numbers inside the span one beside the other, as they lie.
    var results = [Double](repeating: start, count: span.inner)
    results.withUnsafeMutableBufferPointer { results in
      for outer in 0..<span.outer {
        for inner in 0..<span.inner { results[inner] = start }
        for index in 0..<span.count {
          let row = source + outer * span.stride + index * span.inner
          for inner in 0..<span.inner { results[inner] = join(results[inner], Double(row[inner])) }
        }
        let row = destination + outer * span.inner
        for inner in 0..<span.inner { row[inner] = Float(finish(results[inner])) }
      }
    }
  }
}
