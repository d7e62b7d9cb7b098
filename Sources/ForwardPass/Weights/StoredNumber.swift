import Tensors

/// Numbers as a weights file stores them, read as 32-bit ones.
protocol StoredNumber {
  /// Number `index` after `start`, which need not be aligned.
  static func load(_ start: UnsafeRawPointer, _ index: Int) -> Float
}

enum SingleNumber: StoredNumber {
  @inline(__always)
  static func load(_ start: UnsafeRawPointer, _ index: Int) -> Float {
    start.loadUnaligned(fromByteOffset: index &* 4, as: Float.self)
  }
}

enum HalfNumber: StoredNumber {
  @inline(__always)
  static func load(_ start: UnsafeRawPointer, _ index: Int) -> Float {
    floatFromHalf(start.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self))
  }
}

/// Notices infinite numbers and NaN while numbers pass by, without a branch for each: adding one
/// to the largest exponent carries into the sign.
struct FiniteCheck {
  private var bits: UInt32 = 0

  @inline(__always)
  mutating func see(_ number: Float) {
    bits |= (number.bitPattern & 0x7FFF_FFFF) &+ 0x0080_0000
  }

  mutating func join(_ other: FiniteCheck) { bits |= other.bits }

  var isFinite: Bool { bits & 0x8000_0000 == 0 }
}
