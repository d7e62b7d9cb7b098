import Tensors

/// A blob of a `caffemodel`: a shape and numbers of 32 or 64 bits, packed or one by one.
struct CaffeBlob: Sendable {
  let message: ProtobufMessage

  /// What the fields say.
  private struct Content {
    /// The sizes of the older form: number, channels, height, width.
    var oldShape = [0, 0, 0, 0]
    var shape: [Int]?

    /// Where packed numbers lie.
    var block: Range<Int>?

    /// Numbers that are not packed.
    var singles: [Float] = []
    var isDouble = false
  }

  /// The numbers under their shape: a view into the file where they are packed.
  ///
  /// - Parameter rank: the dimensions that are wanted; sizes of 1 in front of more are dropped.
  func tensor(rank: Int? = nil) throws(CaffeBlobError) -> Tensor {
    let content: Content
    do {
      content = try read()
    } catch {
      throw .notReadable("\(error)")
    }
    var shape = content.shape ?? content.oldShape
    if let rank, shape.count > rank {
      shape.removeFirst(shape.prefix(shape.count - rank).prefix { $0 == 1 }.count)
    }
    let type = content.isDouble ? ElementType.float64 : .float32
    guard let wanted = Tensor.byteCount(shape: shape, elementType: type) else {
      throw .shape(shape)
    }
    if let block = content.block {
      guard block.count == wanted,
        let tensor = Tensor(
          shape: shape, elementType: type, storage: message.storage, byteOffset: block.lowerBound)
      else { throw .count(shape: shape, found: block.count / type.byteCount) }
      return tensor
    }
    guard content.singles.count == wanted / type.byteCount else {
      throw .count(shape: shape, found: content.singles.count)
    }
    return Tensor(shape: shape, floats: content.singles)
  }

  private func read() throws(ProtobufError) -> Content {
    var content = Content()
    var fields = message.fields
    while let field = try fields.next() {
      switch field.number {
      case 1...4: content.oldShape[field.number - 1] = try field.integer()
      case 5, 8:
        content.isDouble = field.number == 8
        if let block = try? field.block() {
          content.block = block
        } else if content.isDouble {
          content.singles += try field.doubles().map { Float($0) }
        } else {
          content.singles.append(try field.float())
        }
      case 7: content.shape = try CaffeBlob.shape(try field.submessage())
      default: break
      }
    }
    return content
  }

  private static func shape(_ message: ProtobufMessage) throws(ProtobufError) -> [Int] {
    var shape: [Int] = []
    var fields = message.fields
    while let field = try fields.next() {
      if field.number == 1 { shape += try field.integers() }
    }
    return shape
  }
}
