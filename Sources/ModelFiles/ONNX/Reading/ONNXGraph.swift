import TensorFiles

/// The graph of an ONNX file. Source: ONNX, `GraphProto`.
struct ONNXGraph: Sendable {
  /// `nil` where none is given.
  private(set) var name: String?
  var nodes: [ONNXNode] = []
  private(set) var initializers: [ONNXTensor] = []
  private(set) var inputs: [ONNXValueInfo] = []
  private(set) var outputs: [ONNXValueInfo] = []

  /// What is stated of tensors inside of the graph.
  private(set) var values: [ONNXValueInfo] = []

  init(_ message: ProtobufMessage) throws(ONNXError) {
    try message.read { field in
      switch field.number {
      case 1: nodes.append(try ONNXNode(field.submessage()))
      case 2:
        let text = try field.string()
        name = text.isEmpty ? nil : text
      case 5: initializers.append(try ONNXTensor(field.submessage()))
      case 11: inputs.append(try ONNXValueInfo(field.submessage()))
      case 12: outputs.append(try ONNXValueInfo(field.submessage()))
      case 13: values.append(try ONNXValueInfo(field.submessage()))
      default: break
      }
    }
    var names: Set<String> = []
    for tensor in initializers where !names.insert(tensor.name).inserted {
      throw .duplicateTensor(tensor.name)
    }
  }
}
