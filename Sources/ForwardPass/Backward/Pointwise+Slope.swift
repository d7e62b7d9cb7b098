import ModelDescription

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Pointwise.Function {
  /// How much the function grows with its number: its derivative.
  func slope(at x: Float) -> Float {
    switch self {
    case .squareRoot: 0.5 / x.squareRoot()
    case .exponential: expf(x)
    case .logarithm: 1 / x
    // 2 / √π · exp(−x²)
    case .errorFunction: 1.128379167 * expf(-x * x)
    case .absolute: x > 0 ? 1 : x < 0 ? -1 : 0
    case .negative: -1
    case .reciprocal: -1 / (x * x)
    case .square: 2 * x
    case .floor, .ceiling, .round, .sign: 0
    case .sine: cosf(x)
    case .cosine: -sinf(x)
    }
  }
}
