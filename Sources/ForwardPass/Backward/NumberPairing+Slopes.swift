#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension NumberPairing {
  /// How much the result grows with each of the two numbers. Of equal ones, the first is the
  /// maximum and the minimum.
  func slopes(_ first: Float, _ second: Float) -> (first: Float, second: Float) {
    switch self {
    case .add: (1, 1)
    case .subtract: (1, -1)
    case .multiply: (second, first)
    case .divide: (1 / second, -first / (second * second))
    case .power: (second * powf(first, second - 1), powf(first, second) * logf(first))
    case .maximum: first >= second ? (1, 0) : (0, 1)
    case .minimum: first <= second ? (1, 0) : (0, 1)
    case .greater, .greaterOrEqual, .less, .lessOrEqual, .equal: (0, 0)
    }
  }
}
