import ModelDescription
import Tensors

extension Plan {
  /// Learned numbers where they lie in the file, or converted.
  ///
  /// - Parameter sizes: the sizes under which they meet other tensors; the stored ones if `nil`.
  mutating func addNumbers(
    _ stored: NamedTensor, as sizes: [Int]? = nil, layer: String
  ) throws(ForwardPassError) -> StridedValue {
    let layout = try require(
      DataLayout(sizes: [max(stored.tensor.count, 1)], strides: [1]), layer: layer)
    return StridedValue(
      sizes: sizes ?? stored.tensor.shape, buffer: addWeightsAsStored(stored, layout: layout))
  }

  /// Numbers that the description states.
  mutating func addConstants(
    _ numbers: [Double], _ name: String, as sizes: [Int], layer: String
  ) throws(ForwardPassError) -> StridedValue {
    let tensor = Tensor(shape: [numbers.count], floats: numbers.map { Float($0) })
    let constants = NamedTensor(
      name: "\(layer)/\(name)", source: "the model's description", tensor: tensor)
    return try addNumbers(constants, as: sizes, layer: layer)
  }

  /// A parameter of the graph, which is the same for all examples.
  mutating func addParameter(_ target: GeneralTarget) throws(ForwardPassError) -> PlannedValue {
    let stored = try weights(of: target.name)
      .parameter(shape: target.shape.sizes)
    let numbers = try addNumbers(stored, layer: target.name)
    return try planned(numbers.buffer, as: target.shape, layer: target.name)
  }

  /// A vector of learned numbers for each whole number.
  mutating func add(
    _ layer: Embedding, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let (count, size) = (layer.inputCount, layer.outputSize)
    let stored = try weights(of: target.name)
      .tensor("embeddings", "weight", shape: [count, size])
    let table = try addNumbers(stored, layer: target.name)
    let words = try inDeclaredOrder(input.value, input.shape, layer: target.name)
    let wordCount = words.sizes.product
    guard target.shape.sizes == words.sizes + [size] else { throw .refused(target.name) }
    let buffer = addLoop(over: [words.buffer, table.buffer], count: wordCount * size) {
      sources, destination in
      for index in 0..<wordCount {
        let stated = Int(exactly: sources[0][index].rounded()) ?? -1 - count
        // Negative numbers count from behind, as in ONNX.
        let word = stated < 0 ? stated + count : stated
        let row = destination + index * size
        if (0..<count).contains(word) {
          row.update(from: sources[1] + word * size, count: size)
        } else {
          // There is no such word, and there are no numbers for it.
          row.update(repeating: .nan, count: size)
        }
      }
    }
    return try planned(buffer, as: target.shape, layer: target.name)
  }
}
