/// What a file says of a tensor, without its numbers.
public struct TensorOutline: Hashable, Sendable {
  /// The size along each dimension; empty for a single number.
  public let shape: [Int]

  /// How an element is stored: the name of an `ElementType`, or the file's own name for a type that
  /// is not read.
  public let type: String

  /// The size of all elements in bytes; `nil` for a type whose size is not known.
  public let byteCount: Int?

  public init(shape: [Int], type: String, byteCount: Int?) {
    self.shape = shape
    self.type = type
    self.byteCount = byteCount
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, &*) }

  /// The outline of a tensor of this shape.
  public init(shape: [Int], elementType: ElementType) {
    self.init(
      shape: shape, type: elementType.rawValue,
      byteCount: Tensor.byteCount(shape: shape, elementType: elementType))
  }
}
