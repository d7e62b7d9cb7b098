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
