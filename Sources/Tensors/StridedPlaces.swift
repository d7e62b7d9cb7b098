extension [Int] {
  /// How far apart the numbers of a tensor of these sizes lie along each dimension, the last one
  /// quickest.
  package var rowMajorStrides: [Int] {
    var strides = [Int](repeating: 1, count: count)
    for axis in indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * self[axis + 1]
    }
    return strides
  }
}

/// The places of a tensor's numbers, in row-major order of its shape, where neighbours along each
/// dimension are a stride apart in memory.
///
/// A place is computed when it is asked for, so that one who stops at a place that is not there
/// never sees a sum beyond it overflow.
package struct StridedPlaces: Sequence, IteratorProtocol {
  @usableFromInline let shape: [Int]
  @usableFromInline let strides: [Int]
  @usableFromInline var coordinates: [Int]
  @usableFromInline var place: Int
  @usableFromInline var isAtStart = true
  @usableFromInline var left: Int

  /// - Parameters:
  ///   - count: how many numbers a tensor of this shape has.
  ///   - strides: one for each dimension.
  ///   - start: where the first number is.
  @inlinable
  package init(shape: [Int], count: Int, strides: [Int], from start: Int = 0) {
    self.shape = shape
    self.strides = strides
    coordinates = [Int](repeating: 0, count: shape.count)
    place = start
    left = count
  }

  @inlinable
  package mutating func next() -> Int? {
    guard left > 0 else { return nil }
    left -= 1
    guard !isAtStart else {
      isAtStart = false
      return place
    }
    for axis in shape.indices.reversed() {
      coordinates[axis] += 1
      if coordinates[axis] < shape[axis] {
        place += strides[axis]
        break
      }
      place -= (coordinates[axis] - 1) * strides[axis]
      coordinates[axis] = 0
    }
    return place
  }
}
