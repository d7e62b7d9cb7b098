import TensorFiles

/// Replaces calls of a file's functions by the functions' nodes.
struct ONNXInlining {
  /// The nodes, calls of functions replaced.
  private(set) var nodes: [ONNXNode] = []

  private let functions: [ONNXFunction.Key: ONNXFunction]

  /// How many nodes may still be met, and how many bytes names may still take: functions that call
  /// functions could grow without end.
  private var nodesLeft = 100_000
  private var bytesLeft = 1 << 26

  private static let depthLimit = 100

  /// What names and attributes inside of a function stand for.
  private struct Call {
    var prefix: String
    var names: [String: String]
    var attributes: [String: ONNXAttribute]
  }

  init(_ functions: [ONNXFunction.Key: ONNXFunction]) {
    self.functions = functions
  }

  /// Adds the nodes of a graph.
  mutating func add(_ graph: [ONNXNode]) throws(ONNXError) {
    for node in graph { try add(node, depth: 0) }
  }

  private mutating func add(_ node: ONNXNode, depth: Int) throws(ONNXError) {
    nodesLeft -= 1
    guard nodesLeft >= 0 else { throw .tooLarge("has more than 100000 nodes") }
    let key = ONNXFunction.Key(domain: node.domain, name: node.operation, overload: node.overload)
    guard let function = functions[key] else {
      nodes.append(node)
      return
    }
    guard depth < ONNXInlining.depthLimit else {
      throw .tooLarge("has functions that call each other more than 100 deep")
    }
    try take(16 * (function.inputs.count + function.defaults.count + node.attributes.count))
    var call = call(of: function, by: node)
    for inner in function.nodes {
      try add(try renamed(inner, in: &call), depth: depth + 1)
    }
  }

  private func call(of function: ONNXFunction, by node: ONNXNode) -> Call {
    var names: [String: String] = [:]
    for (place, name) in function.inputs.enumerated() { names[name] = node.input(place) ?? "" }
    for (name, outer) in zip(function.outputs, node.outputs) where !outer.isEmpty {
      names[name] = outer
    }
    let prefix = (node.name.isEmpty ? node.outputs.first ?? "" : node.name) + "/"
    return Call(
      prefix: prefix, names: names,
      attributes: function.defaults.merging(node.attributes) { _, given in given })
  }

  private mutating func renamed(
    _ node: ONNXNode, in call: inout Call
  ) throws(ONNXError) -> ONNXNode {
    try take(16 * (node.inputs.count + node.outputs.count + node.attributes.count))
    var node = node
    for place in node.inputs.indices {
      node.inputs[place] = try name(node.inputs[place], in: &call)
    }
    for place in node.outputs.indices {
      node.outputs[place] = try name(node.outputs[place], in: &call)
    }
    if !node.name.isEmpty { node.name = try prefixed(node.name, in: call) }
    for (name, attribute) in node.attributes where !attribute.reference.isEmpty {
      node.attributes[name] = call.attributes[attribute.reference]?.renamed(name)
    }
    return node
  }

  private mutating func name(_ name: String, in call: inout Call) throws(ONNXError) -> String {
    if name.isEmpty { return name }
    if let known = call.names[name] { return known }
    let made = try prefixed(name, in: call)
    call.names[name] = made
    return made
  }

  private mutating func prefixed(_ name: String, in call: Call) throws(ONNXError) -> String {
    try take(call.prefix.utf8.count + name.utf8.count)
    return call.prefix + name
  }

  /// Counts the memory that copies of functions take.
  private mutating func take(_ byteCount: Int) throws(ONNXError) {
    bytesLeft -= byteCount
    guard bytesLeft >= 0 else { throw .tooLarge("has functions whose copies fill the memory") }
  }
}
