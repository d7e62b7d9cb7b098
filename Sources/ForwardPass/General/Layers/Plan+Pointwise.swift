import ModelDescription
import Threads

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Plan {
  mutating func add(
    _ layer: Pointwise, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let function = layer.function
    return try addMap(
      of: input, layer: target.name, derivative: .numbers { function.slope(at: $0) }
    ) { source, destination, count in
      nonisolated(unsafe) let (source, destination) = (source, destination)
      inParts(of: count) { function.run(source, destination, $0) }
    }
  }
}

extension Pointwise.Function {
  /// Writes the function of each number in a range. Apart for each function, so that the loops
  /// have no branches.
  fileprivate func run(
    _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>,
    _ range: Range<Int>
  ) {
    @inline(__always)
    func write(_ function: (Float) -> Float) {
      for index in range { destination[index] = function(source[index]) }
    }
    switch self {
    case .squareRoot: write { $0.squareRoot() }
    case .exponential: write { expf($0) }
    case .logarithm: write { logf($0) }
    case .errorFunction: write { erff($0) }
    case .absolute: write { $0.magnitude }
    case .negative: write { -$0 }
    case .reciprocal: write { 1 / $0 }
    case .square: write { $0 * $0 }
    case .floor: write { $0.rounded(.down) }
    case .ceiling: write { $0.rounded(.up) }
    case .round: write { $0.rounded(.toNearestOrEven) }
    case .sign: write { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }
    case .sine: write { sinf($0) }
    case .cosine: write { cosf($0) }
    }
  }
}

/// Does `work` for all numbers below `count`, in parts on several threads where there are many.
private func inParts(of count: Int, _ work: @escaping @Sendable (Range<Int>) -> Void) {
  let part = 1 << 16
  let parts = (count + part - 1) / part
  if parts < 2 { return work(0..<count) }
  _ = concurrentMap(parts) { work($0 * part..<min(count, ($0 + 1) * part)) }
}
