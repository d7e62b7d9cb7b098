extension Shape {
  /// The place of a dimension that is counted from the end if it is negative.
  public func place(of axis: Int) throws(LayerProblem) -> Int {
    let place = axis < 0 ? axis + dimensions.count : axis
    guard dimensions.indices.contains(place) else {
      throw LayerProblem("works along dimension \(axis), which its input \(self) does not have")
    }
    return place
  }

  /// Whether two shapes may be the same: an open size agrees with any, and so does a shape of which
  /// nothing is known.
  package func agrees(with other: Shape) -> Bool {
    guard isKnown, other.isKnown else { return true }
    return dimensions.count == other.dimensions.count
      && zip(dimensions, other.dimensions).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
  }

  /// The shape that tensors of several shapes have when each is repeated to fit the others, as
  /// NumPy does: from the right, sizes of 1 stretch. `nil` where sizes clash.
  static func broadcast(_ shapes: [Shape]) -> Shape? {
    guard let largest = shapes.max(by: { $0.dimensions.count < $1.dimensions.count }) else {
      return nil
    }
    var result: [Int?] = []
    for place in 1...max(largest.dimensions.count, 1) {
      var size: Int? = 1
      for shape in shapes where place <= shape.dimensions.count {
        guard let next = joined(size, shape.dimensions[shape.dimensions.count - place]) else {
          return nil
        }
        size = next
      }
      result.append(size)
    }
    return largest.with(Array(result.reversed().suffix(largest.dimensions.count)))
  }

  /// The size that two sizes stretch to, open if one is and the other does not decide; `nil` for a
  /// clash.
  private static func joined(_ first: Int?, _ second: Int?) -> Int?? {
    switch (first, second) {
    case (1, let other), (let other, 1): .some(other)
    case (let size?, let other?): size == other ? .some(size) : .none
    // What an open size will be, the known one says.
    case (let size, nil), (nil, let size): .some(size)
    }
  }
}
