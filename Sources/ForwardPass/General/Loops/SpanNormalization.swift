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
    let (mean, factor) = moments(of: source)
    for index in 0..<count {
      var number = (source[index * stride] - mean) * factor
      if let scale { number *= scale[index] }
      if let shift { number += shift[index] }
      destination[index * stride] = number
    }
  }

  /// The gradient of the numbers from that of the result.
  func runBackward(
    _ source: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>, scale: UnsafePointer<Float>?
  ) {
    for outer in 0..<span.outer {
      for inner in 0..<span.inner {
        let start = outer * span.stride + inner
        takeBack(source + start, gradient + start, destination + start, scale: scale)
      }
    }
  }

  /// Every number moves all results by moving their average and their common factor.
  private func takeBack(
    _ source: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>, scale: UnsafePointer<Float>?
  ) {
    let (count, stride) = (span.count, span.inner)
    let (mean, factor) = moments(of: source)
    var (sum, product) = (0.0, 0.0)
    for index in 0..<count {
      let share = Double(gradient[index * stride] * (scale?[index] ?? 1))
      sum += share
      product += share * Double((source[index * stride] - mean) * factor)
    }
    let average: Float = if case .standard = kind { Float(sum / Double(count)) } else { 0 }
    let slope: Float =
      if case .unit = kind { Float(product) } else { Float(product / Double(count)) }
    for index in 0..<count {
      let share = gradient[index * stride] * (scale?[index] ?? 1)
      let number = (source[index * stride] - mean) * factor
      destination[index * stride] = factor * (share - average - number * slope)
    }
  }

  /// What is taken from each number, and what the rest is multiplied by.
  private func moments(of source: UnsafePointer<Float>) -> (mean: Float, factor: Float) {
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
    return (mean, factor(squares: squares))
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
