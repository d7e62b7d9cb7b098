import Tensors

/// Numbers that follow from the file alone: sizes, scales, places, masks.
struct KnownValue: Hashable, Sendable {
  let shape: [Int]

  /// Whether the numbers are whole, so that a division leaves no fractions.
  let isInteger: Bool

  /// The numbers, the last dimension quickest; `nil` for one that is not known.
  let elements: [Quantity?]

  /// The most numbers that are followed.
  static let countLimit = 1 << 18

  private static let rankLimit = 16

  /// `nil` if the numbers are not as many as the shape says, or too many.
  init?(shape: [Int], isInteger: Bool, elements: [Quantity?]) {
    guard shape.count <= KnownValue.rankLimit, KnownValue.count(shape) == elements.count
    else { return nil }
    self.shape = shape
    self.isInteger = isInteger
    self.elements = elements
  }

  /// A row of whole numbers.
  init(row elements: [Quantity?]) {
    shape = [elements.count]
    isInteger = true
    self.elements = elements
  }

  /// How many numbers a shape has; `nil` if too many to be followed.
  static func count(_ shape: [Int]) -> Int? {
    // Sizes beside one of 0 are bounded too, so that no product of some of them overflows.
    guard shape.allSatisfy({ $0 >= 0 }),
      let product = Tensor.byteCount(shape: shape.map { max($0, 1) }, elementType: .uint8),
      product <= countLimit
    else { return nil }
    return shape.contains(0) ? 0 : product
  }

  /// The only number.
  var scalar: Quantity? { elements.count == 1 ? elements[0] : nil }

  /// The numbers; `nil` if one is open or not known.
  var numbers: [Double]? {
    let numbers = elements.compactMap { $0?.number }
    return numbers.count == elements.count ? numbers : nil
  }

  /// The whole numbers; `nil` if one is open or not known.
  var integers: [Int]? {
    let integers = elements.compactMap { $0?.integer }
    return integers.count == elements.count ? integers : nil
  }

  /// The same numbers in another shape.
  func reshaped(_ shape: [Int]) -> KnownValue? {
    KnownValue(shape: shape, isInteger: isInteger, elements: elements)
  }

  /// Each number changed by itself.
  func map(isInteger: Bool? = nil, _ change: (Quantity) -> Quantity?) -> KnownValue? {
    KnownValue(
      shape: shape, isInteger: isInteger ?? self.isInteger,
      elements: elements.map { $0.flatMap(change) })
  }

  /// The numbers at places that are `strides` apart along each dimension of a new shape.
  func strided(_ shape: [Int], from start: Int = 0, strides: [Int]) -> KnownValue? {
    guard let count = KnownValue.count(shape), shape.count <= KnownValue.rankLimit,
      shape.count == strides.count
    else { return nil }
    var elements: [Quantity?] = []
    elements.reserveCapacity(count)
    for place in StridedPlaces(shape: shape, count: count, strides: strides, from: start) {
      guard self.elements.indices.contains(place) else { return nil }
      elements.append(self.elements[place])
    }
    return KnownValue(shape: shape, isInteger: isInteger, elements: elements)
  }

  /// How far neighbours along each dimension are apart.
  var strides: [Int] { shape.rowMajorStrides }

  /// Values one behind the other along a dimension; `nil` if they differ along others.
  static func concatenated(_ values: [KnownValue], along axis: Int) -> KnownValue? {
    guard let first = values.first, first.shape.indices.contains(axis) else { return nil }
    var shape = first.shape
    shape[axis] = 0
    for value in values {
      guard value.shape.count == shape.count,
        value.shape.indices.allSatisfy({ $0 == axis || value.shape[$0] == shape[$0] })
      else { return nil }
      shape[axis] += value.shape[axis]
    }
    guard let count = count(shape) else { return nil }
    var elements: [Quantity?] = []
    if shape.contains(0) {
      return KnownValue(shape: shape, isInteger: first.isInteger, elements: elements)
    }
    elements.reserveCapacity(count)
    let inner = shape[(axis + 1)...].reduce(1, *)
    // Those without elements would only keep the loops busy.
    let filled = values.filter { !$0.elements.isEmpty }
    for row in 0..<(filled.isEmpty ? 0 : shape[..<axis].reduce(1, *)) {
      for value in filled {
        let size = value.shape[axis] * inner
        elements += value.elements[row * size..<(row + 1) * size]
      }
    }
    return KnownValue(shape: shape, isInteger: first.isInteger, elements: elements)
  }

  /// Two values joined number by number, repeated to fit as NumPy does.
  static func joined(
    _ first: KnownValue, _ second: KnownValue, isInteger: Bool? = nil,
    _ join: (Quantity, Quantity) -> Quantity?
  ) -> KnownValue? {
    guard let shape = broadcast(first.shape, second.shape),
      let left = first.stretched(to: shape), let right = second.stretched(to: shape)
    else { return nil }
    return KnownValue(
      shape: shape, isInteger: isInteger ?? (first.isInteger && second.isInteger),
      elements: zip(left.elements, right.elements).map { left, right in
        left.flatMap { left in right.flatMap { join(left, $0) } }
      })
  }

  /// The value repeated along sizes of 1 until it has a shape.
  func stretched(to target: [Int]) -> KnownValue? {
    let missing = target.count - shape.count
    guard missing >= 0, zip(shape, target.dropFirst(missing)).allSatisfy({ $0 == 1 || $0 == $1 })
    else { return nil }
    if target == shape { return self }
    let steps = zip(shape, strides).map { $0 == 1 ? 0 : $1 }
    return strided(target, strides: [Int](repeating: 0, count: missing) + steps)
  }

  /// The shape that two shapes stretch to.
  static func broadcast(_ first: [Int], _ second: [Int]) -> [Int]? {
    let rank = max(first.count, second.count)
    let left = [Int](repeating: 1, count: rank - first.count) + first
    let right = [Int](repeating: 1, count: rank - second.count) + second
    var shape: [Int] = []
    for (left, right) in zip(left, right) {
      guard left == right || left == 1 || right == 1 else { return nil }
      shape.append(left == 1 ? right : left)
    }
    return shape
  }
}
