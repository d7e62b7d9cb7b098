/// Where the numbers of a tensor are in the file.
struct TFLiteData {
  /// Empty where they lie behind the flatbuffer, as in files of more than 2 GB.
  private let bytes: Range<Int>
  let isEmpty: Bool

  init(_ buffer: FlatTable) throws(TFLiteProblem) {
    bytes = try buffer.bytes(0)
    let sizeBehind = try buffer.integer(2, as: UInt64.self)
    isEmpty = bytes.isEmpty && sizeBehind == 0
  }

  /// The numbers, where they are few whole ones or a single fraction.
  func numbers(
    _ type: UInt8, in buffer: FlatBuffer
  ) throws(TFLiteProblem) -> FileConstant.Numbers? {
    switch type {
    case 0 where bytes.count == 4:
      return buffer.storage.integer(UInt32.self, at: bytes.lowerBound).map {
        .float(Double(Float(bitPattern: $0)))
      }
    case 2: return try integers(Int32.self, in: buffer)
    case 4: return try integers(Int64.self, in: buffer)
    default: return nil
    }
  }

  private func integers<Value: FixedWidthInteger>(
    _ type: Value.Type, in buffer: FlatBuffer
  ) throws(TFLiteProblem) -> FileConstant.Numbers? {
    let size = MemoryLayout<Value>.size
    guard bytes.count % size == 0, bytes.count / size <= FileConstant.maximumCount else {
      return nil
    }
    try buffer.spend(bytes.count)
    return .integers(
      stride(from: bytes.lowerBound, to: bytes.upperBound, by: size).compactMap {
        buffer.storage.integer(type, at: $0).map { Int($0) }
      })
  }

  /// Whether numbers of a type are weights: fractions, or whole numbers of few bits that stand for
  /// fractions.
  static func isLearned(_ type: UInt8) -> Bool {
    // float32, float16, uint8, int16, int8, float64, int4, bfloat16
    [0, 1, 3, 7, 9, 10, 17, 18].contains(type)
  }
}
