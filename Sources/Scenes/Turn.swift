#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Angles in degrees.
package enum Turn {
  /// Sine and cosine, exact at right angles.
  package static func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    switch degrees.truncatingRemainder(dividingBy: 360) {
    case 0: (0, 1)
    case 90, -270: (1, 0)
    case 180, -180: (0, -1)
    case 270, -90: (-1, 0)
    case let angle: (sin(angle * .pi / 180), cos(angle * .pi / 180))
    }
  }
}
