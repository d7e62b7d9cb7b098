import TensorFiles

/// A named argument of an operator. Source: ONNX, `AttributeProto`.
struct ONNXAttribute: Sendable {
  private(set) var name = ""

  /// The attribute of the surrounding function that this one stands for; empty for none.
  private(set) var reference = ""

  private(set) var tensor: ONNXTensor?
  private(set) var integers: [Int] = []
  private(set) var floats: [Float] = []

  /// The graphs that a branch or loop runs.
  private(set) var graphs: [ProtobufMessage] = []

  private var storedInteger: Int?
  private var storedFloat: Float?
  private var storedText: String?
  private var type = 0

  init(name: String, integer: Int) {
    self.name = name
    storedInteger = integer
  }

  init(_ message: ProtobufMessage) throws(ONNXError) {
    try message.read { field in
      switch field.number {
      case 1: name = try field.string()
      case 2: storedFloat = try field.float()
      case 3: storedInteger = try field.integer()
      case 4: storedText = try field.string()
      case 5: tensor = try ONNXTensor(field.submessage())
      case 6, 11: graphs.append(try field.submessage())
      case 7: floats += try field.floats()
      case 8: integers += try field.integers()
      case 20: type = try field.integer()
      case 21: reference = try field.string()
      default: break
      }
    }
  }

  // Writers of protobuf's third version leave out numbers that are 0 and texts that are empty.

  var integer: Int? { storedInteger ?? (type == 2 ? 0 : nil) }
  var float: Float? { storedFloat ?? (type == 1 ? 0 : nil) }
  var text: String? { storedText ?? (type == 3 ? "" : nil) }

  /// The same under the name of the attribute that refers to it.
  func renamed(_ name: String) -> ONNXAttribute {
    var copy = self
    copy.name = name
    return copy
  }
}
