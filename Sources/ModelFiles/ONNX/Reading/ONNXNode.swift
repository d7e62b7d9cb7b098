import TensorFiles

/// One application of an operator. Source: ONNX, `NodeProto`.
struct ONNXNode: Sendable {
  var operation = ""

  /// Who defines the operator; empty for ONNX itself.
  var domain = ""

  /// Which of several functions of the same name is meant; usually empty.
  var overload = ""

  var name = ""

  /// The names of the tensors that go in; an empty one stands for an argument that is left out.
  var inputs: [String] = []
  var outputs: [String] = []
  var attributes: [String: ONNXAttribute] = [:]

  /// The version of ONNX's operators that the node is written for.
  var version = 0

  init(
    operation: String, name: String, inputs: [String], outputs: [String], version: Int
  ) {
    self.operation = operation
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.version = version
  }

  init(_ message: ProtobufMessage) throws(ONNXError) {
    try message.read { field in
      switch field.number {
      case 1: inputs.append(try field.string())
      case 2: outputs.append(try field.string())
      case 3: name = try field.string()
      case 4: operation = try field.string()
      case 5:
        let attribute = try ONNXAttribute(field.submessage())
        attributes[attribute.name] = attribute
      case 7: domain = ONNXNode.domain(try field.string())
      case 8: overload = try field.string()
      default: break
      }
    }
  }

  /// ONNX's own operators have two names for their domain.
  static func domain(_ name: String) -> String { name == "ai.onnx" ? "" : name }

  /// What users read: ONNX's operators by their names, others with their domain before.
  var className: String { domain.isEmpty ? operation : domain + "." + operation }

  func integer(_ name: String) -> Int? { attributes[name]?.integer }
  func integers(_ name: String) -> [Int]? { attributes[name]?.integers }
  func text(_ name: String) -> String? { attributes[name]?.text }
  func float(_ name: String) -> Double? { attributes[name]?.float.map { Double($0) } }

  /// The name of an input; `nil` if it is left out.
  func input(_ place: Int) -> String? {
    inputs.indices.contains(place) && !inputs[place].isEmpty ? inputs[place] : nil
  }
}
