/// A tensor seen from some neighbouring dimensions: what lies outside them, along them and inside.
struct AxisSpan: Sendable {
  let outer: Int
  let count: Int
  let inner: Int

  init(_ sizes: [Int], along axes: Range<Int>) {
    outer = sizes[..<axes.lowerBound].product
    count = sizes[axes].product
    inner = sizes[axes.upperBound...].product
  }

  /// The numbers from one index outside to the next.
  var stride: Int { count * inner }
}
