import ModelDescription

/// Makes the numbers along one dimension more or fewer: each new one is a weighted sum of old ones.
struct AxisResampling: Sendable {
  /// For each new number, the places of old ones and their weights.
  let places: [[Int]]
  let weights: [[Float]]

  /// - Parameters:
  ///   - size: the old numbers.
  ///   - result: the new numbers.
  ///   - factor: how many new numbers stand for an old one.
  init(
    from size: Int, to result: Int, factor: Double, _ interpolation: Resizing.Interpolation,
    _ coordinates: Resizing.Coordinates
  ) {
    var places: [[Int]] = []
    var weights: [[Float]] = []
    for index in 0..<result {
      let centre = coordinates.place(of: index, from: size, to: result, factor: factor)
      let kernel = interpolation.kernel(around: centre, rounding: coordinates)
      places.append(kernel.weights.indices.map { min(max(kernel.first + $0, 0), size - 1) })
      weights.append(kernel.weights.map { Float($0) })
    }
    self.places = places
    self.weights = weights
  }

  /// - Parameter span: the old numbers along the dimension.
  func run(
    along span: AxisSpan, _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>
  ) {
    for outer in 0..<span.outer {
      let old = source + outer * span.stride
      for (index, (places, weights)) in zip(places, weights).enumerated() {
        let new = destination + (outer * self.places.count + index) * span.inner
        new.update(repeating: 0, count: span.inner)
        for (place, weight) in zip(places, weights) {
          let row = old + place * span.inner
          for inner in 0..<span.inner { new[inner] += weight * row[inner] }
        }
      }
    }
  }

  /// Gives each old number its shares of the gradients of the new ones.
  func runTransposed(
    along span: AxisSpan, _ source: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>
  ) {
    destination.update(repeating: 0, count: span.outer * span.stride)
    for outer in 0..<span.outer {
      let old = destination + outer * span.stride
      for (index, (places, weights)) in zip(places, weights).enumerated() {
        let new = source + (outer * self.places.count + index) * span.inner
        for (place, weight) in zip(places, weights) {
          let row = old + place * span.inner
          for inner in 0..<span.inner { row[inner] += weight * new[inner] }
        }
      }
    }
  }
}

extension Resizing.Coordinates {
  /// Where a new number lies among the old ones.
  fileprivate func place(of index: Int, from size: Int, to result: Int, factor: Double) -> Double {
    switch self {
    case .halfPixel: (Double(index) + 0.5) / factor - 0.5
    case .pyTorchHalfPixel: result > 1 ? (Double(index) + 0.5) / factor - 0.5 : 0
    case .alignCorners: result > 1 ? Double(index) * Double(size - 1) / Double(result - 1) : 0
    case .asymmetric: Double(index) / factor
    }
  }
}

extension Resizing.Interpolation {
  /// The numbers around a place that count, and how much: the index of the first, and weights.
  fileprivate func kernel(
    around place: Double, rounding coordinates: Resizing.Coordinates
  ) -> (first: Int, weights: [Double]) {
    // Places are bounded by the sizes, so that they can be whole numbers.
    let below = place.rounded(.down)
    let rest = place - below
    switch self {
    case .nearest:
      // Frameworks with the corners for the origin cut off; others round, halves up.
      let nearest =
        switch coordinates {
        case .asymmetric: below
        case .halfPixel, .pyTorchHalfPixel: (place + 0.5).rounded(.down)
        case .alignCorners: (place - 0.5).rounded(.up)
        }
      return (Int(nearest), [1])
    case .bilinear:
      return (Int(below), [1 - rest, rest])
    case .bicubic:
      return (Int(below) - 1, [rest + 1, rest, 1 - rest, 2 - rest].map(cubic))
    }
  }

  /// Keys's kernel (1981) with a = −0.75, as PyTorch and ONNX have it.
  private func cubic(_ distance: Double) -> Double {
    let a = -0.75
    return distance <= 1
      ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
      : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
  }
}
