/// Attention: each place gathers the values of all places, weighed by how well its query meets
/// their keys. Vaswani et al. 2017; arguments and weights as in Keras.
///
/// Inputs are query and value, and key if it differs. Parameters = (d + 1)·h·k for query and for
/// key, (d + 1)·h·v for value, (h·v + 1)·out for the output, with d numbers a place, h heads.
public struct MultiHeadAttention: Layer {
  public static let className = "MultiHeadAttention"
  public let identity = LayerIdentity()
  public var name: String?
  public let headCount: Int
  public let keySize: Int
  public let valueSize: Int
  public let useBias: Bool

  /// Numbers a place of the output; `nil` for as many as the query has.
  public let outputSize: Int?
  public let isTrainable: Bool

  public init(
    headCount: Int, keySize: Int, valueSize: Int? = nil, useBias: Bool = true,
    outputSize: Int? = nil, trainable: Bool = true, name: String? = nil
  ) {
    self.headCount = headCount
    self.keySize = keySize
    self.valueSize = valueSize ?? keySize
    self.useBias = useBias
    self.outputSize = outputSize
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard (1...3).contains(inputs.count) else {
      throw LayerProblem("wants query, value and perhaps key but got \(inputs.count) inputs")
    }
    try positive(headCount, "a number of heads")
    try positive(keySize, "a key size")
    try positive(valueSize, "a value size")
    if let outputSize { try positive(outputSize, "an output size") }
    for input in inputs where input.dimensions.count != 3 || input.dimensions[2] == nil {
      throw LayerProblem("wants sequences (batch, places, numbers) but got \(input)")
    }
    return inputs[0].with(inputs[0].dimensions.dropLast() + [outputSize ?? inputs[0].dimensions[2]])
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    func depth(_ input: Int) -> Int? {
      inputs.indices.contains(input) ? inputs[input].dimensions.last ?? nil : nil
    }
    guard let query = depth(0) else { return [] }
    let value = depth(1) ?? query
    let key = depth(2) ?? value
    let output = outputSize ?? query
    func projection(_ name: String, _ kernel: [Int], _ bias: [Int]) -> [Weight] {
      [Weight(name: "\(name)/kernel", shape: kernel, isTrainable: isTrainable)]
        + (useBias ? [Weight(name: "\(name)/bias", shape: bias, isTrainable: isTrainable)] : [])
    }
    return projection("query", [query, headCount, keySize], [headCount, keySize])
      + projection("key", [key, headCount, keySize], [headCount, keySize])
      + projection("value", [value, headCount, valueSize], [headCount, valueSize])
      + projection("attention_output", [headCount, valueSize, output], [output])
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let query = inputs.first, query.isKnown, let places = query.dimensions[1],
      let others = (inputs.count > 1 ? inputs[1] : query).dimensions[1]
    else { return nil }
    let kernels = weights(for: inputs).filter { $0.name.hasSuffix("kernel") }
    guard kernels.count == 4, Limits.holds([places, others, headCount, keySize + valueSize]),
      kernels.allSatisfy({ Limits.holds($0.shape + [max(places, others)]) })
    else { return nil }
    let own = (kernels[0].count + kernels[3].count) * places
    return own + (kernels[1].count + kernels[2].count) * others
      + places * others * headCount * (keySize + valueSize)
  }
}

/// A vector of learned numbers for each whole number that comes in.
public struct Embedding: Layer {
  public static let className = "Embedding"
  public let identity = LayerIdentity()
  public var name: String?
  public let inputCount: Int
  public let outputSize: Int
  public let isTrainable: Bool

  public init(inputCount: Int, outputSize: Int, trainable: Bool = true, name: String? = nil) {
    self.inputCount = inputCount
    self.outputSize = outputSize
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    try positive(inputCount, "a number of words")
    try positive(outputSize, "an output size")
    return Shape(input.dimensions + [outputSize])
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    [Weight(name: "embeddings", shape: [inputCount, outputSize], isTrainable: isTrainable)]
  }
}
