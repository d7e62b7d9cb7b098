import Spelling
import Tensors

/// A tensor of an ONNX file: its name and shape, and where its numbers are. Nothing is read before
/// it is asked for. Source: ONNX, `TensorProto` in `onnx.proto`.
package struct ONNXTensor: Sendable {
  package let name: String
  package private(set) var shape: [Int]

  /// ONNX's number for the element type.
  let type: Int

  let content: Content

  /// Where the numbers are.
  enum Content: Sendable {
    /// Bytes in the file, as they are in memory.
    case raw(Range<Int>)

    /// A repeated field of the message, whose number this is.
    case field(Int)

    case external(ONNXExternalLocation)

    /// There are none.
    case nothing
  }

  private let message: ProtobufMessage

  /// The most dimensions that a tensor may have.
  static let rankLimit = 8

  package init(_ message: ProtobufMessage) throws(ONNXError) {
    var parts = Parts()
    do {
      var fields = message.fields
      while let field = try fields.next() { try parts.take(field) }
    } catch {
      throw .message(error)
    }
    guard parts.shape.count <= ONNXTensor.rankLimit else {
      throw .tensor(parts.name, problem: "has \(parts.shape.count) dimensions, more than are read")
    }
    if let size = parts.shape.first(where: { $0 < 0 }) {
      throw .tensor(parts.name, problem: "has the size \(size) along a dimension")
    }
    guard ONNXTensor.isCountable(parts.shape) else {
      throw .tensor(
        parts.name, problem: "of shape \(parts.shape) has more numbers than can be counted")
    }
    name = parts.name
    shape = parts.shape
    type = parts.type
    content = try parts.content()
    self.message = message
  }

  /// Whether no product of sizes overflows, whatever stands beside a size of 0.
  private static func isCountable(_ shape: [Int]) -> Bool {
    shape.allSatisfy { $0 >= 0 }
      && Tensor.byteCount(shape: shape.map { max($0, 1) }, elementType: .float64) != nil
  }

  /// The same numbers in another shape; `nil` if that has not as many.
  package func reshaped(_ shape: [Int]) -> ONNXTensor? {
    guard let count, shape.count <= ONNXTensor.rankLimit, ONNXTensor.isCountable(shape),
      Tensor.byteCount(shape: shape, elementType: .uint8) == count
    else { return nil }
    var copy = self
    copy.shape = shape
    return copy
  }

  /// How many numbers there are; `nil` if more than can be counted.
  package var count: Int? { Tensor.byteCount(shape: shape, elementType: .uint8) }

  /// Whether the numbers are whole.
  package var isInteger: Bool {
    switch ONNXElement.elementType(type) {
    case .float16, .bfloat16, .float32, .float64, nil: false
    default: true
    }
  }

  /// The file beside the model that holds the numbers, where one does.
  package var externalLocation: ONNXExternalLocation? {
    if case .external(let location) = content { location } else { nil }
  }

  /// The numbers; mapped from the file where they lie there as they are in memory.
  package func tensor(_ files: ONNXExternalFiles) throws(ONNXError) -> Tensor {
    guard let elementType = ONNXElement.elementType(type) else {
      throw .unsupportedType(tensor: name, type: type)
    }
    switch content {
    case .raw(let range):
      return try view(message.storage, range, elementType)
    case .external(let location):
      return try files.tensor(location, name: name, shape: shape, elementType: elementType)
    case .field(let number):
      return try decoded(field: number, elementType)
    case .nothing:
      guard count == 0 else { throw .tensor(name, problem: "has no numbers") }
      return try view(message.storage, 0..<0, elementType)
    }
  }

  private func view(
    _ storage: TensorStorage, _ range: Range<Int>, _ elementType: ElementType
  ) throws(ONNXError) -> Tensor {
    guard Tensor.byteCount(shape: shape, elementType: elementType) == range.count,
      let tensor = Tensor(
        shape: shape, elementType: elementType, storage: storage, byteOffset: range.lowerBound)
    else { throw wrongSize("\(range.count) \(plural("byte", range.count))") }
    return tensor
  }

  private func wrongSize(_ found: String) -> ONNXError {
    .tensor(name, problem: "of shape \(shape) has \(found), which does not fit")
  }

  /// The numbers of a repeated field. They are counted before memory is taken for them.
  private func decoded(field number: Int, _ elementType: ElementType) throws(ONNXError) -> Tensor {
    guard ONNXElement.field(of: elementType) == number else {
      throw .tensor(name, problem: "has its numbers in a field of another element type")
    }
    var (partCount, found) = (0, 0)
    var block: Range<Int>?
    try forEachPart(of: number) { part throws(ProtobufError) in
      partCount += 1
      found += part.count(of: elementType)
      block = try? part.block()
    }
    // Numbers of single and double precision lie in a block as they lie in memory.
    if partCount == 1, let block, elementType == .float32 || elementType == .float64 {
      return try view(message.storage, block, elementType)
    }
    guard found == count else { throw wrongSize("\(found) \(plural("number", found))") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(found * elementType.byteCount)
    try forEachPart(of: number) { part throws(ProtobufError) in
      try part.append(as: elementType, to: &bytes)
    }
    let storage = TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
    return try view(storage, 0..<bytes.count, elementType)
  }

  /// Meets the message's fields of a number one after the other.
  private func forEachPart(
    of number: Int, _ body: (ProtobufField) throws(ProtobufError) -> Void
  ) throws(ONNXError) {
    do {
      var fields = message.fields
      while let next = try fields.next() {
        if next.number == number { try body(next) }
      }
    } catch {
      throw .message(error)
    }
  }
}

extension ProtobufField {
  /// How many numbers of an element type the field has: one, or many in a row.
  fileprivate func count(of elementType: ElementType) -> Int {
    switch (elementType, value) {
    case (.float32, .block(let range)): range.count / 4
    case (.float64, .block(let range)): range.count / 8
    case (.float32, _), (.float64, _): 1
    default: integerCount
    }
  }

  /// Adds the numbers in the form that they have in memory.
  fileprivate func append(
    as elementType: ElementType, to bytes: inout [UInt8]
  ) throws(ProtobufError) {
    func add<Value: BitwiseCopyable>(_ value: Value) {
      withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }
    switch elementType {
    case .float32: for number in try floats() { add(number) }
    case .float64: for number in try doubles() { add(number) }
    case .int64, .uint64: try forEachInteger { add($0) }
    case .int32, .uint32: try forEachInteger { add(Int32(truncatingIfNeeded: $0)) }
    case .int16, .uint16, .float16, .bfloat16:
      try forEachInteger { add(Int16(truncatingIfNeeded: $0)) }
    case .int8, .uint8, .bool: try forEachInteger { add(Int8(truncatingIfNeeded: $0)) }
    }
  }
}

/// The fields of a tensor's message as they are met.
private struct Parts {
  var name = ""
  var shape: [Int] = []
  var type = 0
  private var isExternal = false
  private var isPart = false
  private var location = ONNXExternalLocation()
  private var raw: Range<Int>?

  /// The typed fields that hold numbers.
  private var typed: Set<Int> = []

  mutating func take(_ field: ProtobufField) throws(ProtobufError) {
    switch field.number {
    case 1: shape += try field.integers()
    case 2: type = try field.integer()
    case 3: isPart = true
    case 4, 5, 6, 7, 10, 11: typed.insert(field.number)
    case 8: name = try field.string()
    case 9: raw = try field.block()
    case 13: try location.take(field.submessage())
    case 14: isExternal = try field.integer() == 1
    default: break
    }
  }

  func content() throws(ONNXError) -> ONNXTensor.Content {
    guard !isPart else { throw .tensor(name, problem: "is stored in parts, which are not read") }
    guard typed.count + (raw == nil ? 0 : 1) + (isExternal ? 1 : 0) <= 1 else {
      throw .tensor(name, problem: "has its numbers in several places")
    }
    if isExternal { return .external(location) }
    if let raw { return .raw(raw) }
    return typed.first.map { .field($0) } ?? .nothing
  }
}
