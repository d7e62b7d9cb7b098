import Tensors

/// A tensor as a pickle describes it: a view of a storage. All counts are of elements.
struct PyTorchTensor: Sendable {
  let storage: PyTorchStorage

  /// The name of the element type or of the storage's class.
  let typeName: String

  let offset: Int
  let shape: [Int]
  let strides: [Int]

  /// The type of the elements; `nil` where there is no reader for it.
  var elementType: ElementType? { PyTorchElement.elementType(typeName) }

  /// Whether shape, strides and offset agree and need no more than so many elements.
  func fits(_ available: Int) -> Bool {
    guard offset >= 0, offset <= available, shape.count == strides.count,
      strides.allSatisfy({ $0 >= 0 }),
      let count = Tensor.byteCount(shape: shape, elementType: .uint8), count <= available
    else { return false }
    if count == 0 { return true }
    var last = offset
    for (size, stride) in zip(shape, strides) {
      let (reach, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
      let (sum, sumOverflow) = last.addingReportingOverflow(reach)
      guard !overflow, !sumOverflow else { return false }
      last = sum
    }
    return last < available
  }

  /// The tensor in the bytes of its storage, which start at `start`: a view, or a copy where the
  /// elements do not lie in row-major order. Requires that it fits them.
  func tensor(in bytes: TensorStorage, from start: Int, as type: ElementType) -> Tensor? {
    if isContiguous {
      return Tensor(
        shape: shape, elementType: type, storage: bytes,
        byteOffset: start + offset * type.byteCount)
    }
    return switch type.byteCount {
    case 1: copy(bytes, start, UInt8.self, type)
    case 2: copy(bytes, start, UInt16.self, type)
    case 4: copy(bytes, start, UInt32.self, type)
    default: copy(bytes, start, UInt64.self, type)
    }
  }

  /// Whether the elements lie one after the other, the last index running fastest.
  private var isContiguous: Bool {
    if shape.contains(0) { return true }
    var wanted = 1
    for (size, stride) in zip(shape, strides).reversed() where size != 1 {
      guard stride == wanted else { return false }
      wanted *= size
    }
    return true
  }

  private func copy<Element: BitwiseCopyable>(
    _ bytes: TensorStorage, _ start: Int, _ type: Element.Type, _ elementType: ElementType
  ) -> Tensor? {
    let size = MemoryLayout<Element>.size
    let count = shape.reduce(1, *)
    // No step is ever made along a dimension of one, whose stride may be any number.
    let strides = zip(shape, strides).map { $0 == 1 ? 0 : $1 }
    let storage = TensorStorage(byteCount: count * size) { target in
      bytes.withUnsafeBytes { source in
        let places = StridedPlaces(shape: shape, count: count, strides: strides, from: offset)
        for (element, place) in places.enumerated() {
          let value = source.loadUnaligned(fromByteOffset: start + place * size, as: type)
          target.storeBytes(of: value, toByteOffset: element * size, as: type)
        }
      }
    }
    return Tensor(shape: shape, elementType: elementType, storage: storage)
  }
}
