import ModelDescription
import Spelling

/// Makes the layers of a network from a file that states the shape of every tensor.
///
/// What is not understood becomes a layer with the stated shape: no operator stops the rest.
struct StatedGraph {
  /// What a tensor of the file is.
  enum Value {
    case tensor(SymbolicTensor)
    case constant(FileConstant)
  }

  /// The layers that stand for an operator.
  enum Conversion {
    /// One after the other; the first one reads the tensors, the last one gives the output.
    case chain([any Layer], of: [SymbolicTensor])

    /// One for each output.
    case parts([any Layer], of: SymbolicTensor)
  }

  /// What an operator gives.
  struct Output {
    /// The tensor, by the number that the reader gave it.
    let tensor: Int

    /// The name that its layer gets, if no other has it.
    let layerName: String

    /// What the file calls the tensor.
    let name: String

    /// `Shape.unknown` where the file does not state it.
    let shape: Shape
  }

  /// The tensors by the numbers that the reader gave them.
  private(set) var values: [Int: Value] = [:]

  /// What the file calls the output of a layer, where that is not the layer's name.
  private(set) var outputNames: [String: String] = [:]

  private var layerNames = UniqueNames()
  private var unknown = UnknownLayers()
  private var differences = ShapeDifferences()

  /// Constants that enter the network by themselves.
  private var parameters: [Int: SymbolicTensor] = [:]

  // MARK: - Making

  mutating func addInput(_ input: Output) -> SymbolicTensor {
    let tensor = Input(wholeShape: input.shape, name: layerNames.unique(input.layerName))
    values[input.tensor] = .tensor(tensor)
    return tensor
  }

  mutating func addConstant(_ constant: FileConstant, as tensor: Int) {
    values[tensor] = .constant(constant)
  }

  /// Adds what an operator gives.
  ///
  /// - Parameter conversion: its layers; `nil` if it is not understood.
  mutating func add(
    _ conversion: Conversion?, className: String, inputs: [Int], outputs: [Output]
  ) {
    let names = outputs.map { layerNames.unique($0.layerName) }
    let made = conversion.map { tensors($0, names: names) } ?? []
    guard !made.isEmpty, made.allSatisfy({ $0.shape != nil }) else {
      addOpaque(className, inputs: inputs, outputs: outputs, names: names)
      return
    }
    for (index, (output, name)) in zip(outputs, names).enumerated() {
      if name != output.name { outputNames[name] = output.name }
      guard made.indices.contains(index), let found = made[index].shape else { continue }
      differences.compare(found, with: output.shape, of: output.name)
      values[output.tensor] = .tensor(made[index])
    }
  }

  private mutating func tensors(_ conversion: Conversion, names: [String]) -> [SymbolicTensor] {
    guard let last = names.first else { return [] }
    switch conversion {
    case .chain(let layers, var tensors):
      for (index, layer) in layers.enumerated() {
        var layer = layer
        layer.name =
          index == layers.count - 1 ? last : layerNames.unique("\(last)/\(layer.className)")
        tensors = [layer(tensors)]
      }
      return layers.isEmpty ? [] : tensors
    case .parts(let layers, let tensor):
      return zip(layers, names).map { layer, name in
        var layer = layer
        layer.name = name
        return layer(tensor)
      }
    }
  }

  private mutating func addOpaque(
    _ className: String, inputs: [Int], outputs: [Output], names: [String]
  ) {
    let tensors = inputs.compactMap { tensor($0) }
    let weights = inputs.compactMap { input -> Weight? in
      guard let constant = constant(input), constant.isLearned, let shape = constant.shape else {
        return nil
      }
      return Weight(name: constant.name, shape: shape)
    }
    for (index, (output, name)) in zip(outputs, names).enumerated() {
      var made = OpaqueLayer(
        className: className, shape: output.shape, weights: index == 0 ? weights : [], name: name)(
          tensors)
      if made.shape == nil { made = OpaqueLayer(className: className, name: name)(tensors) }
      if index == 0 {
        unknown.meet(name, type: className, hasShape: made.shape?.isKnown ?? false)
      }
      if name != output.name { outputNames[name] = output.name }
      values[output.tensor] = .tensor(made)
    }
  }

  // MARK: - Reading

  func tensor(_ number: Int) -> SymbolicTensor? {
    if case .tensor(let tensor)? = values[number] { tensor } else { nil }
  }

  func constant(_ number: Int) -> FileConstant? {
    if case .constant(let constant)? = values[number] { constant } else { nil }
  }

  /// A tensor that goes into a layer; a constant becomes a layer of its own.
  ///
  /// - Parameter other: what it meets there, which has the same order of dimensions.
  mutating func operand(_ number: Int, beside other: SymbolicTensor? = nil) -> SymbolicTensor? {
    switch values[number] {
    case .tensor(let tensor): return tensor
    case .constant(let constant):
      if let known = parameters[number] { return known }
      guard let sizes = constant.shape else { return nil }
      let shape = Shape(sizes, dataFormat: other?.shape?.dataFormat ?? .channelsLast)
      let layer = ParameterTensor(
        shape: shape, trainable: constant.isLearned, name: layerNames.unique(constant.name))
      let tensor = layer([])
      guard tensor.shape != nil else { return nil }
      parameters[number] = tensor
      return tensor
    case nil: return nil
    }
  }

  // MARK: - What the user should hear

  var warnings: [String] { unknown.warnings + differences.warnings }
}
