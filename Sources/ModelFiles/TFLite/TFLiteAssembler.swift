import ModelDescription

/// Makes the layers of a TensorFlow Lite file's operators, in their order.
struct TFLiteAssembler {
  private let file: TFLiteModel
  var graph = StatedGraph()

  init(_ file: TFLiteModel) {
    self.file = file
    for (number, tensor) in file.tensors.enumerated() {
      if let constant = tensor.constant { graph.addConstant(constant, as: number) }
    }
  }

  mutating func model() throws(TFLiteProblem) -> Model {
    let inputs = file.inputs.map { graph.addInput(output($0)) }
    for step in file.operators { try add(step) }
    let outputs = file.outputs.compactMap { graph.operand($0) }
    guard outputs.count == file.outputs.count else {
      throw TFLiteProblem("has an output that no operator gives")
    }
    do {
      return try Model(inputs: inputs, outputs: outputs)
    } catch {
      throw TFLiteProblem("describes a network that cannot be: \(error)")
    }
  }

  private mutating func add(_ step: TFLiteOperator) throws(TFLiteProblem) {
    let isOfConstants =
      !step.inputs.isEmpty && step.inputs.allSatisfy { $0 < 0 || graph.constant($0) != nil }
    if isOfConstants || step.name == "SHAPE" {
      for number in step.outputs { addConstant(number, of: step) }
      return
    }
    graph.add(
      try conversion(of: step), className: step.name, inputs: step.inputs,
      outputs: step.outputs.map { output($0) })
  }

  /// Numbers that follow from the file's own or from shapes alone.
  private mutating func addConstant(_ number: Int, of step: TFLiteOperator) {
    let tensor = file.tensors[number]
    let sizes = tensor.shape.dimensions
    let isKnown = tensor.shape.isKnown && !sizes.contains(nil)
    let isLearned = step.inputs.contains { graph.constant($0)?.isLearned ?? false }
    graph.addConstant(
      FileConstant(
        name: layerName(of: tensor), shape: isKnown ? sizes.compactMap(\.self) : nil,
        mayBeLearned: isLearned), as: number)
  }

  private func output(_ number: Int) -> StatedGraph.Output {
    let tensor = file.tensors[number]
    return StatedGraph.Output(
      tensor: number, layerName: layerName(of: tensor), name: tensor.name, shape: tensor.shape)
  }

  private func layerName(of tensor: TFLiteTensor) -> String {
    String(tensor.name.prefix { $0 != ";" })
  }

  /// The shape that the file states for what an operator gives.
  func statedShape(_ step: TFLiteOperator) -> Shape {
    step.outputs.first.map { file.tensors[$0].shape } ?? .unknown
  }

  func shape(_ number: Int?) -> Shape? {
    guard let shape = number.flatMap({ graph.tensor($0) })?.shape, shape.isKnown else { return nil }
    return shape
  }

  func constant(_ number: Int?) -> FileConstant? { number.flatMap { graph.constant($0) } }

  func integers(_ number: Int?) -> [Int]? { constant(number)?.integers }
}
