import Tensors

extension Tensor {
  /// The numbers of a map, rows × columns × 1, stretched to another size: in proportion between the
  /// centres of numbers, even beyond the outermost ones (PyTorch's `interpolate` with
  /// `mode="bilinear"`, without `align_corners`).
  func stretched(height: Int, width: Int) -> [Float] {
    let (rows, columns) = (shape[0], shape[1])
    let numbers = floats()
    let across = (0..<width).map { Neighbors(of: $0, among: width, in: columns) }
    return (0..<height).flatMap { y in
      let down = Neighbors(of: y, among: height, in: rows)
      return across.map { across in
        func mixed(_ row: Int) -> Float {
          let (low, high) = (
            numbers[row * columns + across.low], numbers[row * columns + across.high]
          )
          return low + (high - low) * across.part
        }
        let (above, below) = (mixed(down.low), mixed(down.high))
        return above + (below - above) * down.part
      }
    }
  }
}

/// The two numbers around a place, and the part of the second.
private struct Neighbors {
  let low: Int
  let high: Int
  let part: Float

  /// Where number `index` of `count` stands among `sources`.
  init(of index: Int, among count: Int, in sources: Int) {
    let place = (Float(index) + 0.5) * Float(sources) / Float(count) - 0.5
    let inside = min(max(place, 0), Float(sources - 1))
    low = min(Int(inside), sources - 1)
    high = min(low + 1, sources - 1)
    part = inside - Float(low)
  }
}
