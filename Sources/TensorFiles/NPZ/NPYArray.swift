import Tensors

/// A NumPy array in memory, made into a tensor.
enum NPYArray {
  /// The tensor of an array of `count` bytes that starts at `start`: a view where the elements lie
  /// as tensors have them, a copy where they have to be swapped or put in order.
  static func tensor(
    _ storage: TensorStorage, at start: Int, count: Int
  ) throws(NPYError) -> Tensor {
    let header = try NPYHeader(storage, at: start, count: count)
    guard let elementType = header.elementType else {
      throw .unsupportedType(header.type)
    }
    let found = count - header.dataOffset
    guard Tensor.byteCount(shape: header.shape, elementType: elementType) == found,
      let stored = Tensor(
        shape: header.shape, elementType: elementType, storage: storage,
        byteOffset: start + header.dataOffset)
    else { throw .size(shape: header.shape, type: header.type, found: found) }
    let isSwapped = header.isBigEndian && elementType.byteCount > 1
    let isReordered = header.isFortranOrder && header.shape.count > 1
    guard isSwapped || isReordered else { return stored }
    switch elementType.byteCount {
    case 1: return arranged(stored, as: UInt8.self, swapped: isSwapped, reordered: isReordered)
    case 2: return arranged(stored, as: UInt16.self, swapped: isSwapped, reordered: isReordered)
    case 4: return arranged(stored, as: UInt32.self, swapped: isSwapped, reordered: isReordered)
    default: return arranged(stored, as: UInt64.self, swapped: isSwapped, reordered: isReordered)
    }
  }

  /// A copy in row-major order and with the lowest byte first.
  private static func arranged<Element: FixedWidthInteger & BitwiseCopyable>(
    _ tensor: Tensor, as type: Element.Type, swapped: Bool, reordered: Bool
  ) -> Tensor {
    let shape = tensor.shape
    let size = MemoryLayout<Element>.size
    // In Fortran's order the first index runs fastest.
    let strides =
      reordered
      ? [Int](shape.reversed()).rowMajorStrides.reversed() : shape.rowMajorStrides
    let storage = TensorStorage(byteCount: tensor.count * size) { target in
      tensor.withUnsafeBytes { source in
        let places = StridedPlaces(shape: shape, count: tensor.count, strides: strides)
        for (element, place) in places.enumerated() {
          let value = source.loadUnaligned(fromByteOffset: place * size, as: Element.self)
          target.storeBytes(
            of: swapped ? value.byteSwapped : value, toByteOffset: element * size,
            as: Element.self)
        }
      }
    }
    return Tensor(shape: shape, elementType: tensor.elementType, storage: storage) ?? tensor
  }
}
