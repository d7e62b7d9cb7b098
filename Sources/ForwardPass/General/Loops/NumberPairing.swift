import ModelDescription

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is done with two numbers.
enum NumberPairing: Sendable {
  case add, subtract, multiply, divide, power, maximum, minimum
  case greater, greaterOrEqual, less, lessOrEqual, equal

  /// The pairing that, from number to number, makes the operation on all; an average is a sum
  /// until it is divided.
  init(_ operation: MergingOperation) {
    self =
      switch operation {
      case .add, .average: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .power: .power
      case .maximum: .maximum
      case .minimum: .minimum
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .equal: .equal
      }
  }

  /// Computes with all pairs of numbers of two tensors. Apart for each kind, so that the loops
  /// have no branches.
  func run(
    along walk: BroadcastWalk, _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>,
    _ destination: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .add: walk.run(first, second, destination) { $0 + $1 }
    case .subtract: walk.run(first, second, destination) { $0 - $1 }
    case .multiply: walk.run(first, second, destination) { $0 * $1 }
    case .divide: walk.run(first, second, destination) { $0 / $1 }
    case .power: walk.run(first, second, destination) { powf($0, $1) }
    case .maximum: walk.run(first, second, destination) { $0 < $1 || $1.isNaN ? $1 : $0 }
    case .minimum: walk.run(first, second, destination) { $0 > $1 || $1.isNaN ? $1 : $0 }
    case .greater: walk.run(first, second, destination) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: walk.run(first, second, destination) { $0 >= $1 ? 1 : 0 }
    case .less: walk.run(first, second, destination) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: walk.run(first, second, destination) { $0 <= $1 ? 1 : 0 }
    case .equal: walk.run(first, second, destination) { $0 == $1 ? 1 : 0 }
    }
  }
}
