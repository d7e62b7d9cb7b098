import Tensors

/// The fields at the top of a protobuf message: enough to tell what a file is.
struct ProtobufOutline {
  /// The numbers of the fields that hold an integer.
  private(set) var integers: Set<UInt64> = []

  /// The numbers of the fields that hold bytes: texts and messages.
  private(set) var blocks: Set<UInt64> = []

  /// Walks over the fields; `nil` where the bytes are no protobuf message to their end.
  init?(_ storage: TensorStorage) {
    var position = 0
    for _ in 0..<100_000 {
      if position == storage.byteCount { return }
      guard let key = ProtobufOutline.varint(storage, &position), key >> 3 > 0 else { return nil }
      switch key & 7 {
      case 0:
        guard ProtobufOutline.varint(storage, &position) != nil else { return nil }
        integers.insert(key >> 3)
      case 1: position += 8
      case 5: position += 4
      case 2:
        guard let length = ProtobufOutline.varint(storage, &position),
          length <= UInt64(storage.byteCount)
        else { return nil }
        position += Int(length)
        blocks.insert(key >> 3)
      default: return nil
      }
      guard position <= storage.byteCount else { return nil }
    }
    return nil
  }

  private static func varint(_ storage: TensorStorage, _ position: inout Int) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard let byte = storage.integer(UInt8.self, at: position) else { return nil }
      position += 1
      value |= UInt64(byte & 0x7F) &<< UInt64(shift)
      if byte < 0x80 { return value }
    }
    return nil
  }
}
