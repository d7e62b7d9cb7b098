import Tensors

/// The description of an array of numbers in an HDF5 file.
struct HDF5Dataset: Sendable {
  /// Where the numbers lie.
  enum Layout: Sendable {
    /// One after the other.
    case contiguous(start: Int, count: Int)

    /// In pieces of one shape, which a tree finds; `nil` where none was ever written.
    case chunked(tree: Int?, chunk: [Int])
  }

  let shape: [Int]
  let elementType: ElementType
  let layout: Layout
  let filters: [HDF5Filter]

  /// The tensor: a view into the file where the numbers lie in one piece, a copy otherwise.
  func tensor(in bytes: HDF5Bytes) throws(HDF5Error) -> Tensor {
    switch layout {
    case .contiguous(let start, let count):
      guard Tensor.byteCount(shape: shape, elementType: elementType) == count else {
        throw .size(shape: shape, stored: count)
      }
      guard count <= bytes.count, start <= bytes.count - count,
        let tensor = Tensor(
          shape: shape, elementType: elementType, storage: bytes.storage,
          byteOffset: bytes.start + start)
      else { throw .outside(at: start + count, size: bytes.count) }
      return tensor
    case .chunked(let tree, let chunk):
      return try HDF5Chunks(self, chunk: chunk, bytes).tensor(tree: tree)
    }
  }
}

extension HDF5Parser {
  /// The description of the numbers of a dataset.
  mutating func dataset(_ object: HDF5Object) throws(HDF5Error) -> HDF5Dataset {
    guard !object.contains(.externalFiles) else { throw .unsupported(feature: "other files") }
    let space = try object.require(.dataspace, "shape")
    let type = try object.require(.datatype, "type")
    let layout = try object.require(.layout, "layout")
    let shape = try HDF5Dataspace.shape(bytes, in: space.start..<space.end)
    let elementType = try elementType(
      HDF5Datatype(bytes, in: type.start..<type.end), of: object)
    var filters: [HDF5Filter] = []
    if let message = try object.first(.filters) {
      filters = try HDF5Filter.pipeline(bytes, in: message.start..<message.end)
    }
    return HDF5Dataset(
      shape: shape, elementType: elementType, layout: try self.layout(layout, rank: shape.count),
      filters: filters)
  }

  private mutating func elementType(
    _ type: HDF5Datatype, of object: HDF5Object
  ) throws(HDF5Error) -> ElementType {
    switch type {
    case .number(.uint16), .number(.int16), .twoBytes:
      // Keras writes bfloat16 as what it is not, and says so beside it.
      if try texts("dtype", of: object) == ["bfloat16"] { return .bfloat16 }
      guard case .number(let type) = type else { throw .unsupportedType("opaque bytes") }
      return type
    case .number(let type): return type
    case .fixedText, .variableText: throw .unsupportedType("texts")
    case .other(let words): throw .unsupportedType(words)
    }
  }

  private func layout(
    _ message: HDF5Object.Message, rank: Int
  ) throws(HDF5Error) -> HDF5Dataset.Layout {
    let start = message.start
    let version = try bytes.byte(at: start)
    guard version == 3 || version == 4 else {
      throw .unknownVersion(part: "layout", version: version)
    }
    switch (try bytes.byte(at: start + 1), version) {
    case (0, _):
      let count = Int(try bytes.integer(UInt16.self, at: start + 2))
      guard start + 4 + count <= message.end else { throw .damaged(part: "layout", at: start) }
      return .contiguous(start: start + 4, count: count)
    case (1, _):
      let place = try bytes.address(at: start + 2)
      let count = try bytes.position(at: start + 10)
      guard place != nil || count == 0 else { throw .damaged(part: "layout", at: start) }
      return .contiguous(start: place ?? 0, count: count)
    case (2, 3):
      // The element's size comes as one dimension more.
      guard try bytes.byte(at: start + 2) == rank + 1, rank > 0 else {
        throw .damaged(part: "layout", at: start)
      }
      var chunk: [Int] = []
      for dimension in 0..<rank {
        let size = Int(try bytes.integer(UInt32.self, at: start + 11 + 4 * dimension))
        guard size > 0 else { throw .damaged(part: "layout", at: start) }
        chunk.append(size)
      }
      return .chunked(tree: try bytes.address(at: start + 3), chunk: chunk)
    case (2, _): throw .unsupported(feature: "chunks in the form of HDF5 1.10")
    default: throw .unsupported(feature: "datasets made of others")
    }
  }
}
