import ModelDescription

/// Makes the layers of an OpenVINO file's operations.
///
/// The files have biases as additions of their own behind convolutions and products; here they
/// belong to the layer, which then has the addition's name.
struct OpenVINOAssembler {
  typealias Step = OpenVINOGraph.Step

  private let file: OpenVINOGraph
  private let numbers: OpenVINONumbers
  var graph = StatedGraph()

  /// Layers that wait for the addition that may be their bias, by the tensor that they give.
  private var waiting: [Int: Step] = [:]

  init(_ file: OpenVINOGraph, numbers: OpenVINONumbers) {
    self.file = file
    self.numbers = numbers
  }

  mutating func model(name: String) throws(OpenVINOProblem) -> Model {
    var inputs: [SymbolicTensor] = []
    var results: [(id: Int, tensor: Int)] = []
    for step in file.steps {
      switch step.layer.type {
      case "Parameter":
        if let input = outputs(of: step).first { inputs.append(graph.addInput(input)) }
      case "Const":
        if let number = step.outputs.first { addConstant(number, of: step) }
      case "Result":
        if let tensor = step.inputs.first ?? nil { results.append((step.layer.id, tensor)) }
      default: add(step)
      }
    }
    guard !inputs.isEmpty else { throw OpenVINOProblem("has no input") }
    let outputs = results.sorted { $0.id < $1.id }.compactMap { graph.operand($0.tensor) }
    guard !outputs.isEmpty else { throw OpenVINOProblem("has no output") }
    do {
      return try Model(inputs: inputs, outputs: outputs, name: name.isEmpty ? nil : name)
    } catch {
      throw OpenVINOProblem("describes a network that cannot be: \(error)")
    }
  }

  private mutating func addConstant(_ number: Int, of step: Step) {
    let sizes = statedSizes(step).flatMap { $0.contains(nil) ? nil : $0.compactMap(\.self) }
    let read = step.inputs.compactMap(\.self).map { graph.constant($0) }
    let isConst = step.layer.type == "Const"
    graph.addConstant(
      FileConstant(
        name: step.layer.name, shape: sizes,
        mayBeLearned: isConst
          ? OpenVINONumbers.isLearned(step.layer) : read.contains { $0?.isLearned ?? false },
        numbers: isConst ? numbers.numbers(of: step.layer) : folded(step)), as: number)
  }

  private mutating func add(_ step: Step) {
    let isOfConstants =
      !step.inputs.isEmpty
      && step.inputs.allSatisfy { $0.map { graph.constant($0) != nil } ?? true }
    if isOfConstants || step.layer.type == "ShapeOf" {
      for number in step.outputs { addConstant(number, of: step) }
    } else if step.layer.type == "Add", let biased = biased(by: step) {
      add(biased.layer, bias: biased.units, outputs: outputs(of: step))
    } else if mayHaveBias(step), let output = step.outputs.first,
      let readers = file.readers[output], readers.count == 1,
      file.steps[readers[0]].layer.type == "Add"
    {
      waiting[output] = step
    } else {
      addWaiting(for: step)
      add(step, bias: nil, outputs: outputs(of: step))
    }
  }

  private mutating func add(_ step: Step, bias units: Int?, outputs: [StatedGraph.Output]) {
    graph.add(
      conversion(of: step, bias: units), className: step.layer.type,
      inputs: step.inputs.compactMap(\.self), outputs: outputs)
  }

  // MARK: - Biases

  private func mayHaveBias(_ step: Step) -> Bool {
    guard let kernel = constant(step, 1) else { return false }
    switch step.layer.type {
    case "Convolution", "GroupConvolution", "ConvolutionBackpropData",
      "GroupConvolutionBackpropData":
      return true
    case "MatMul": return kernel.shape?.count == 2
    default: return false
    }
  }

  /// The waiting layer to which an addition adds a constant of one number for each channel or unit.
  private mutating func biased(by step: Step) -> (layer: Step, units: Int)? {
    guard step.inputs.count == 2 else { return nil }
    for (index, input) in step.inputs.enumerated() {
      guard let input, let layer = waiting[input], let sizes = statedSizes(layer),
        let added = constant(step, 1 - index)?.shape, added.count <= sizes.count
      else { continue }
      let place = layer.layer.type == "MatMul" ? sizes.count - 1 : 1
      var wanted = [Int](repeating: 1, count: sizes.count)
      guard sizes.indices.contains(place), let units = sizes[place] else { continue }
      wanted[place] = units
      guard wanted.suffix(added.count) == added[...], added.contains(units) else { continue }
      waiting[input] = nil
      return (layer, units)
    }
    return nil
  }

  /// Adds the layers that a step reads, if they wait still.
  private mutating func addWaiting(for step: Step) {
    for input in step.inputs {
      guard let input, let layer = waiting.removeValue(forKey: input) else { continue }
      add(layer, bias: nil, outputs: outputs(of: layer))
    }
  }

  // MARK: - What the file states

  /// What a step gives, less what nobody reads.
  private func outputs(of step: Step) -> [StatedGraph.Output] {
    zip(step.outputs, step.layer.outputs).enumerated().compactMap { index, output in
      let (number, port) = output
      guard index == 0 || file.readers[number] != nil else { return nil }
      let first = port.names.split(separator: ",").first.map(String.init)
      let name = index == 0 ? step.layer.name : "\(step.layer.name).\(index)"
      return StatedGraph.Output(
        tensor: number, layerName: name, name: first ?? name,
        shape: shape(port, number: number, of: step))
    }
  }

  private func shape(_ port: OpenVINOLayer.Port, number: Int, of step: Step) -> Shape {
    guard let sizes = FileConstant.sizes(port.sizes) else { return .unknown }
    let readers = file.readers[number] ?? []
    // Pictures come with their channels first, unless an operation at once brings them there.
    let isTurned =
      step.layer.type == "Parameter" && !readers.isEmpty
      && readers.allSatisfy { file.steps[$0].layer.type == "Transpose" }
    return Shape(sizes, dataFormat: isTurned ? .channelsLast : .channelsFirst)
  }

  /// The sizes that the file states for what a step gives.
  func statedSizes(_ step: Step) -> [Int?]? {
    step.layer.outputs.first.flatMap { FileConstant.sizes($0.sizes) }
  }

  func statedShape(_ step: Step) -> Shape {
    statedSizes(step).map { Shape($0, dataFormat: .channelsFirst) } ?? .unknown
  }

  // MARK: - What steps read

  func input(_ step: Step, _ index: Int) -> Int? {
    step.inputs.indices.contains(index) ? step.inputs[index] : nil
  }

  func constant(_ step: Step, _ index: Int) -> FileConstant? {
    input(step, index).flatMap { graph.constant($0) }
  }

  func integers(_ step: Step, _ index: Int) -> [Int]? { constant(step, index)?.integers }

  /// The shape of a tensor that goes in, where it is known.
  func shape(_ step: Step, _ index: Int) -> Shape? {
    guard let shape = input(step, index).flatMap({ graph.tensor($0) })?.shape, shape.isKnown else {
      return nil
    }
    return shape
  }
}
