import Tensors

/// The numbers of constants, which lie in a file `.bin` beside the description. The description can
/// be read without it; then less of it is understood.
struct OpenVINONumbers {
  private let storage: TensorStorage?

  var areMissing: Bool { storage == nil }

  /// - Parameter path: the description's.
  init(beside path: String) {
    guard path.hasSuffix(".xml") else {
      storage = nil
      return
    }
    storage = try? TensorStorage.mapping(file: path.dropLast(4) + ".bin")
  }

  /// The numbers of a constant, where they are few whole ones or a single fraction.
  func numbers(of layer: OpenVINOLayer) -> FileConstant.Numbers? {
    guard let storage, let offset = layer.integer("offset"), let size = layer.integer("size")
    else { return nil }
    switch (layer.settings["element_type"], size) {
    case ("f32", 4):
      return storage.integer(UInt32.self, at: offset).map {
        .float(Double(Float(bitPattern: $0)))
      }
    case ("f16", 2):
      return storage.integer(UInt16.self, at: offset).map { .float(Double(floatFromHalf($0))) }
    case ("i64", _): return integers(Int64.self, offset, size, in: storage)
    case ("i32", _): return integers(Int32.self, offset, size, in: storage)
    default: return nil
    }
  }

  private func integers<Value: FixedWidthInteger>(
    _ type: Value.Type, _ offset: Int, _ size: Int, in storage: TensorStorage
  ) -> FileConstant.Numbers? {
    let width = MemoryLayout<Value>.size
    guard size > 0, size % width == 0, size / width <= FileConstant.maximumCount, offset >= 0,
      offset <= storage.byteCount, size <= storage.byteCount - offset
    else { return nil }
    return .integers(
      stride(from: offset, to: offset + size, by: width).compactMap {
        storage.integer(type, at: $0).map { Int($0) }
      })
  }

  /// Whether numbers of a type are weights: fractions, or whole numbers of few bits that stand for
  /// fractions.
  static func isLearned(_ layer: OpenVINOLayer) -> Bool {
    switch layer.settings["element_type"] {
    case "i64", "i32", "u64", "u32", "boolean", "string", nil: false
    default: true
    }
  }
}
