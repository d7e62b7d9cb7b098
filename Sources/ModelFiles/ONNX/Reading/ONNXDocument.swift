import TensorFiles

/// All that an ONNX file states: the graph with the file's functions put in their places.
/// Source: ONNX, `ModelProto`.
struct ONNXDocument: Sendable {
  let graph: ONNXGraph

  init(_ message: ProtobufMessage) throws(ONNXError) {
    var found: ONNXGraph?
    var version = 0
    var functions: [ONNXFunction.Key: ONNXFunction] = [:]
    try message.read { field in
      switch field.number {
      case 7: found = try ONNXGraph(field.submessage())
      case 8:
        let operators = try ONNXOperatorSet(field.submessage())
        if operators.domain.isEmpty { version = operators.version }
      case 25:
        let function = try ONNXFunction(field.submessage())
        functions[function.key] = function
      default: break
      }
    }
    guard var graph = found else { throw .noGraph }
    for place in graph.nodes.indices { graph.nodes[place].version = version }
    var inlining = ONNXInlining(functions)
    try inlining.add(graph.nodes)
    graph.nodes = inlining.nodes
    self.graph = graph
  }
}
