import ModelDescription

extension ONNXFolding {
  /// The place of a dimension that counts from the end if it is negative.
  private func place(_ axis: Int, rank: Int) -> Int? {
    let place = axis < 0 && axis >= -rank ? axis + rank : axis
    return (0..<rank).contains(place) ? place : nil
  }

  func concatenated() -> KnownValue? {
    let values = inputs.compactMap(\.self)
    guard values.count == inputs.count, let first,
      let axis = place(node.integer("axis") ?? 1, rank: first.shape.count)
    else { return nil }
    return KnownValue.concatenated(values, along: axis)
  }

  /// The first value with those of the third at the places that the second names.
  func scattered() -> KnownValue? {
    guard let first, let indices = input(1), let updates = input(2), let places = indices.integers,
      let depth = indices.shape.last, depth >= 1, depth <= first.shape.count,
      node.text("reduction") ?? "none" == "none"
    else { return nil }
    let inner = first.shape[depth...].reduce(1, *)
    guard updates.elements.count == places.count / depth * inner else { return nil }
    var elements = first.elements
    for row in 0..<places.count / depth {
      var start = 0
      for axis in 0..<depth {
        let size = first.shape[axis]
        let stated = places[row * depth + axis]
        guard (-size..<size).contains(stated) else { return nil }
        start = start * size + (stated < 0 ? stated + size : stated)
      }
      for offset in 0..<inner {
        elements[start * inner + offset] = updates.elements[row * inner + offset]
      }
    }
    return KnownValue(shape: first.shape, isInteger: first.isInteger, elements: elements)
  }

  func gathered() -> KnownValue? {
    guard let first, let indices = input(1), let places = indices.integers,
      let axis = place(node.integer("axis") ?? 0, rank: first.shape.count)
    else { return nil }
    let size = first.shape[axis]
    guard places.allSatisfy({ (-size..<size).contains($0) }) else { return nil }
    let before = Array(first.shape[..<axis])
    let after = Array(first.shape[(axis + 1)...])
    let inner = after.reduce(1, *)
    guard let count = KnownValue.count(before + indices.shape + after) else { return nil }
    var elements: [Quantity?] = []
    elements.reserveCapacity(count)
    for row in 0..<before.reduce(1, *) {
      for place in places {
        let start = (row * size + (place < 0 ? place + size : place)) * inner
        elements += first.elements[start..<start + inner]
      }
    }
    return KnownValue(
      shape: before + indices.shape + after, isInteger: first.isInteger, elements: elements)
  }

  func sliced() -> KnownValue? {
    guard let first, let starts = integers(1, "starts"), let ends = integers(2, "ends"),
      starts.count == ends.count
    else { return nil }
    let axes = integers(3, "axes") ?? Array(starts.indices)
    let steps =
      input(4)?.integers.map { $0.map(ONNXFolding.step) }
      ?? [Int](repeating: 1, count: starts.count)
    guard axes.count == starts.count, steps.count == starts.count, Set(axes).count == axes.count
    else { return nil }
    var (shape, strides, start) = (first.shape, first.strides, 0)
    for (index, axis) in axes.enumerated() {
      guard let axis = place(axis, rank: shape.count),
        let taken = Slice.places(
          of: first.shape[axis], from: starts[index], to: ends[index], step: steps[index])
      else { return nil }
      shape[axis] = taken.count
      start += taken.first * strides[axis]
      strides[axis] = first.strides[axis] * steps[index]
    }
    return first.strided(shape, from: start, strides: strides)
  }

  /// A step that no product makes too large; the largest takes one place as well.
  static func step(_ stated: Int) -> Int { max(-1 << 32, min(1 << 32, stated)) }

  func squeezed() -> KnownValue? {
    guard let first else { return nil }
    guard let axes = integers(1, "axes") else {
      return first.reshaped(first.shape.filter { $0 != 1 })
    }
    let places = Set(axes.compactMap { place($0, rank: first.shape.count) })
    return first.reshaped(
      first.shape.indices.filter { !places.contains($0) }.map { first.shape[$0] })
  }

  func unsqueezed() -> KnownValue? {
    guard let first, let axes = integers(1, "axes"), axes.count <= 16 else { return nil }
    let rank = first.shape.count + axes.count
    let places = axes.compactMap { place($0, rank: rank) }
    guard Set(places).count == axes.count else { return nil }
    var sizes = first.shape.makeIterator()
    return first.reshaped((0..<rank).map { places.contains($0) ? 1 : sizes.next() ?? 1 })
  }

  func reshaped() -> KnownValue? {
    guard let first, var shape = integers(1, "shape") else { return nil }
    for (place, size) in shape.enumerated() where size == 0 && node.integer("allowzero") != 1 {
      guard first.shape.indices.contains(place) else { return nil }
      shape[place] = first.shape[place]
    }
    if let open = shape.firstIndex(of: -1) {
      let others = KnownValue.count(shape.filter { $0 != -1 }) ?? 0
      guard others > 0 else { return nil }
      shape[open] = first.elements.count / others
    }
    return first.reshaped(shape)
  }

  func transposed() -> KnownValue? {
    guard let first else { return nil }
    let rank = first.shape.count
    let order = node.integers("perm") ?? Array((0..<rank).reversed())
    guard order.sorted() == Array(0..<rank) else { return nil }
    let strides = first.strides
    return first.strided(order.map { first.shape[$0] }, strides: order.map { strides[$0] })
  }

  func expanded() -> KnownValue? {
    guard let first, let target = input(1)?.integers,
      let shape = KnownValue.broadcast(first.shape, target)
    else { return nil }
    return first.stretched(to: shape)
  }

  func tiled() -> KnownValue? {
    guard var result = first, let repeats = input(1)?.integers, repeats.count == result.shape.count
    else { return nil }
    for (axis, count) in repeats.enumerated() where count != 1 {
      guard (0...KnownValue.countLimit).contains(count),
        let next = KnownValue.concatenated(
          [KnownValue](repeating: result, count: count), along: axis)
      else { return nil }
      result = next
    }
    return result
  }

  /// All numbers joined to one.
  func reduced(_ start: Quantity, _ join: (Quantity, Quantity) -> Quantity?) -> KnownValue? {
    guard let first, first.shape.count <= 1 else { return nil }
    var result: Quantity? = start
    for element in first.elements {
      result = element.flatMap { element in result.flatMap { join($0, element) } }
    }
    let keeps = node.integer("keepdims") != 0
    return KnownValue(
      shape: keeps ? first.shape.map { _ in 1 } : [], isInteger: first.isInteger,
      elements: [result])
  }
}
