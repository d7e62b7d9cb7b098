/// A dense array of numbers: a shape, an element type and the bytes, which may be memory-mapped.
///
/// Elements lie in row-major order. Feature maps and pictures are height × width × channels.
public struct Tensor: Sendable {
  /// The size along each dimension; empty for a single number.
  public let shape: [Int]

  /// How each element is stored.
  public let elementType: ElementType

  /// Where the bytes lie.
  let storage: TensorStorage

  /// The place of the first element in `storage`, in bytes.
  let byteOffset: Int

  /// The number of elements: the product of `shape`.
  public var count: Int { shape.reduce(1, *) }

  /// A view of bytes that exist already; `nil` if the bytes do not reach for the shape.
  public init?(shape: [Int], elementType: ElementType, storage: TensorStorage, byteOffset: Int = 0)
  {
    guard let bytes = Tensor.byteCount(shape: shape, elementType: elementType),
      byteOffset >= 0, byteOffset <= storage.byteCount, bytes <= storage.byteCount - byteOffset
    else { return nil }
    self.shape = shape
    self.elementType = elementType
    self.storage = storage
    self.byteOffset = byteOffset
  }

  /// A tensor of 32-bit numbers. Requires as many numbers as the shape says.
  public init(shape: [Int], floats: [Float]) {
    precondition(floats.count == shape.reduce(1, *), "\(floats.count) numbers for \(shape)")
    self.shape = shape
    elementType = .float32
    storage = TensorStorage(floats)
    byteOffset = 0
  }

  /// The bytes that a tensor of this shape takes; `nil` for a negative size or on overflow.
  public static func byteCount(shape: [Int], elementType: ElementType) -> Int? {
    var bytes = elementType.byteCount
    for size in shape {
      guard size >= 0 else { return nil }
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      guard !overflow else { return nil }
      bytes = product
    }
    return bytes
  }

  /// Calls `body` with the raw bytes of the elements, in the element type's own format.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = UnsafeRawPointer(storage.base).advanced(by: byteOffset)
    let bytes = UnsafeRawBufferPointer(start: start, count: count * elementType.byteCount)
    defer { withExtendedLifetime(storage) {} }
    return try body(bytes)
  }
}
