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

  /// The numbers of a constant, where they are few.
  func numbers(of layer: OpenVINOLayer) -> FileConstant.Numbers? {
    guard let storage, let offset = layer.integer("offset"), let size = layer.integer("size"),
      size > 0
    else { return nil }
    func all<Value: FixedWidthInteger>(_ type: Value.Type) -> [Value]? {
      let width = MemoryLayout<Value>.size
      guard size % width == 0, size / width <= FileConstant.maximumCount, offset >= 0,
        offset <= storage.byteCount, size <= storage.byteCount - offset
      else { return nil }
      return stride(from: offset, to: offset + size, by: width).compactMap {
        storage.integer(type, at: $0)
      }
    }
    switch layer.settings["element_type"] {
    case "f32": return all(UInt32.self).map { .floats($0.map { Double(Float(bitPattern: $0)) }) }
    case "f16": return all(UInt16.self).map { .floats($0.map { Double(floatFromHalf($0)) }) }
    case "i64": return all(Int64.self).map { .integers($0.map { Int($0) }) }
    case "i32": return all(Int32.self).map { .integers($0.map { Int($0) }) }
    default: return nil
    }
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
