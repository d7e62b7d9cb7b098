/// Puts maps that are alike side by side.
enum MapSimilarity {
  /// As many maps can be compared with each other; their correlations fill 64 MiB.
  static let mostMaps = 4096

  /// The channels along the tree of a hierarchical clustering: average linkage over one less the
  /// correlation of two maps, the ends that touch being the more alike ones. The first of the
  /// channels given stands in the first half.
  static func ordered(_ channels: [Int], of maps: LayerMaps) -> [Int] {
    let similarity = correlations(of: normalized(channels, of: maps))
    let order = ClusterOrder.order(count: channels.count) {
      similarity[$0 * channels.count + $1]
    }
    let isReversed = (order.firstIndex(of: 0) ?? 0) * 2 > order.count
    return (isReversed ? order.reversed() : order).map { channels[$0] }
  }

  /// Each map less its mean, and of length 1; numbers that are not finite count as the mean.
  private static func normalized(_ channels: [Int], of maps: LayerMaps) -> [[Float]] {
    Tiles(maps, channels: channels).planes.map { plane in
      let finite = plane.filter(\.isFinite)
      let mean = finite.reduce(0) { $0 + Double($1) } / Double(max(finite.count, 1))
      let centered = plane.map { $0.isFinite ? Double($0) - mean : 0 }
      let length = centered.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return centered.map { length > 0 ? Float($0 / length) : 0 }
    }
  }

  private static func correlations(of planes: [[Float]]) -> [Float] {
    let count = planes.count
    var result = [Float](repeating: 1, count: count * count)
    for row in 0..<count {
      for column in 0..<row {
        let product = dot(planes[row], planes[column])
        result[row * count + column] = product
        result[column * count + row] = product
      }
    }
    return result
  }

  /// The sum of products in eight strands, which become vector instructions.
  private static func dot(_ first: [Float], _ second: [Float]) -> Float {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var strands = SIMD8<Float>.zero
        let whole = first.count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) {
          var (left, right) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
          for lane in 0..<8 {
            left[lane] = first[start + lane]
            right[lane] = second[start + lane]
          }
          strands += left * right
        }
        return (whole..<first.count).reduce(strands.sum()) { $0 + first[$1] * second[$1] }
      }
    }
  }
}
