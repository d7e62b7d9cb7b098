/// Brings the numbers along a span to a common scale.
struct SpanNormalization: Sendable {
  enum Kind: Sendable {
    /// (x − mean) / √(variance + epsilon)
    case standard(epsilon: Double)

    /// x / √(mean of squares + epsilon)
    case rootMeanSquare(epsilon: Double)

    /// x / √(sum of squares), at least the root of a tiny number
    case unit
  }

  let kind: Kind
  let span: AxisSpan

  /// - Parameters:
  ///   - scale: a factor for each number along the span.
  ///   - shift: a summand for each.
  func run(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  ) {
    for outer in 0..<span.outer {
      for inner in 0..<span.inner {
        let start = outer * span.stride + inner
        normalize(source + start, destination + start, scale: scale, shift: shift)
      }
    }
  }

  private func normalize(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    scale: UnsafePointer<Float>?, shift: UnsafePointer<Float>?
  ) {
    let (count, stride) = (span.count, span.inner)
    var sum = 0.0
    if case .standard = kind {
      for index in 0..<count { sum += Double(source[index * stride]) }
    }
    let mean = Float(sum / Double(count))
    var squares = 0.0
    for index in 0..<count {
      let distance = Double(source[index * stride] - mean)
      squares += distance * distance
    }
    let factor = factor(squares: squares)
    for index in 0..<count {
      var number = (source[index * stride] - mean) * factor
      if let scale { number *= scale[index] }
      if let shift { number += shift[index] }
      destination[index * stride] = number
    }
  }

  private func factor(squares: Double) -> Float {
    switch kind {
    case .standard(let epsilon), .rootMeanSquare(let epsilon):
      Float(1 / (squares / Double(span.count) + epsilon).squareRoot())
    case .unit:
      // Keras's smallest sum of squares.
      Float(1 / max(squares, 1e-12).squareRoot())
    }
  }
}
