import TensorFiles

/// An operator that the file defines by a graph of others. Source: ONNX, `FunctionProto`.
struct ONNXFunction: Sendable {
  private(set) var name = ""
  private(set) var domain = ""
  private(set) var overload = ""
  private(set) var inputs: [String] = []
  private(set) var outputs: [String] = []
  private(set) var nodes: [ONNXNode] = []

  /// What attributes are where the caller does not give them.
  private(set) var defaults: [String: ONNXAttribute] = [:]

  /// What a call must agree in to mean the function.
  struct Key: Hashable {
    let domain: String
    let name: String
    let overload: String
  }

  var key: Key { Key(domain: domain, name: name, overload: overload) }

  init(_ message: ProtobufMessage) throws(ONNXError) {
    var version = 0
    try message.read { field in
      switch field.number {
      case 1: name = try field.string()
      case 4: inputs.append(try field.string())
      case 5: outputs.append(try field.string())
      case 7: nodes.append(try ONNXNode(field.submessage()))
      case 9:
        let operators = try ONNXOperatorSet(field.submessage())
        if operators.domain.isEmpty { version = operators.version }
      case 10: domain = ONNXNode.domain(try field.string())
      case 11:
        let attribute = try ONNXAttribute(field.submessage())
        defaults[attribute.name] = attribute
      case 13: overload = try field.string()
      default: break
      }
    }
    for place in nodes.indices { nodes[place].version = version }
  }
}

/// Which version of operators a file uses. Source: ONNX, `OperatorSetIdProto`.
struct ONNXOperatorSet: Sendable {
  private(set) var domain = ""
  private(set) var version = 0

  init(_ message: ProtobufMessage) throws(ONNXError) {
    try message.read { field in
      switch field.number {
      case 1: domain = ONNXNode.domain(try field.string())
      case 2: version = try field.integer()
      default: break
      }
    }
  }
}
