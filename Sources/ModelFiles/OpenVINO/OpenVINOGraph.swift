/// The layers of an OpenVINO file in an order in which each comes after those it reads, with the
/// tensors numbered.
struct OpenVINOGraph {
  /// The layers, each with the tensors that it reads and gives, by their numbers.
  private(set) var steps: [Step] = []

  /// The steps that read each tensor.
  private(set) var readers: [Int: [Int]] = [:]

  struct Step {
    let layer: OpenVINOLayer

    /// `nil` where nothing goes in.
    let inputs: [Int?]
    let outputs: [Int]
  }

  init(_ net: OpenVINONet) throws(OpenVINOProblem) {
    var places: [Int: Int] = [:]
    for (place, layer) in net.layers.enumerated() {
      guard places.updateValue(place, forKey: layer.id) == nil else {
        throw OpenVINOProblem("has two layers with the id \(layer.id)")
      }
    }
    var sources = [[Int: OpenVINOEdge]](repeating: [:], count: net.layers.count)
    var targets = [[Int]](repeating: [], count: net.layers.count)
    for edge in net.edges {
      guard let source = places[edge.source], let target = places[edge.target] else {
        throw OpenVINOProblem("has an edge between layers that it does not have")
      }
      guard sources[target].updateValue(edge, forKey: edge.targetPort) == nil else {
        throw OpenVINOProblem("has two edges to one port of the layer \(edge.target)")
      }
      targets[source].append(target)
    }
    var numbers: [Int: [Int: Int]] = [:]
    var count = 0
    for (place, layer) in net.layers.enumerated() {
      for port in layer.outputs {
        numbers[place, default: [:]][port.id] = count
        count += 1
      }
    }
    for place in try OpenVINOGraph.order(sources.map(\.count), targets) {
      let layer = net.layers[place]
      let inputs = layer.inputs.map { port -> Int? in
        guard let edge = sources[place][port.id], let source = places[edge.source] else {
          return nil
        }
        return numbers[source]?[edge.sourcePort]
      }
      for input in inputs {
        if let input { readers[input, default: []].append(steps.count) }
      }
      steps.append(
        Step(
          layer: layer, inputs: inputs,
          outputs: layer.outputs.compactMap { numbers[place]?[$0.id] }))
    }
  }

  /// The places of the layers, each after those from which edges lead to it.
  private static func order(
    _ edgesIn: [Int], _ targets: [[Int]]
  ) throws(OpenVINOProblem) -> [Int] {
    var missing = edgesIn
    var order = missing.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for target in targets[order[next]] {
        missing[target] -= 1
        if missing[target] == 0 { order.append(target) }
      }
      next += 1
    }
    guard order.count == missing.count else {
      throw OpenVINOProblem("has layers that wait for each other")
    }
    return order
  }
}
