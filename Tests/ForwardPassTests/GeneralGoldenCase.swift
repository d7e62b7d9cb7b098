import ForwardPass
import ModelDescription
import Tensors
import Testing

/// A small network with inputs, weights and the result that another program gave, which stand under
/// the case's name in `Data/General`: `in0`, `in1`, …, `out`, and weights under their names.
///
/// All tensors have the batch in front; feature maps are height × width × channels. Weights belong
/// to the layer `layer`.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let name: String
  var dataFormat = DataFormat.channelsLast

  /// Whether the description fixes the number of examples.
  var fixesBatch = false
  let build: @Sendable ([SymbolicTensor]) -> SymbolicTensor

  init(
    _ name: String, _ dataFormat: DataFormat = .channelsLast, fixesBatch: Bool = false,
    _ build: @escaping @Sendable ([SymbolicTensor]) -> SymbolicTensor
  ) {
    self.name = name
    self.dataFormat = dataFormat
    self.fixesBatch = fixesBatch
    self.build = build
  }

  /// A network of one input.
  static func one(
    _ name: String, _ dataFormat: DataFormat = .channelsLast, fixesBatch: Bool = false,
    _ build: @escaping @Sendable (SymbolicTensor) -> SymbolicTensor
  ) -> GoldenCase {
    GoldenCase(name, dataFormat, fixesBatch: fixesBatch) { build($0[0]) }
  }

  var testDescription: String { name }

  /// Runs the network and compares.
  func check() throws {
    let file = try ReferenceFile.open("General/general")
    let inputs = try file.names.filter { $0.hasPrefix("\(name).in") }.sorted()
      .map { try #require(try file.tensor(named: $0)) }
    let wanted = try #require(try file.tensor(named: "\(name).out"))
    let found = try GoldenCase.run(
      inputs, weights: try weights(file), dataFormat, fixesBatch: fixesBatch, build)
    #expect(relativeError(found, wanted) < 1e-5)
  }

  private func weights(_ file: any NamedTensors) throws -> [String: Tensor] {
    let own = file.names.filter { $0.hasPrefix("\(name).") }.map { $0.dropFirst(name.count + 1) }
    let isPyTorch = own.contains("weight") || own.contains("value")
    var weights: [String: Tensor] = [:]
    for part in own where part != "out" && !part.hasPrefix("in") {
      weights["layer\(isPyTorch ? "." : "/")\(part)"] = try file.tensor(named: "\(name).\(part)")
    }
    return weights
  }

  /// What a network gives for a batch of examples, with the batch in front.
  static func run(
    _ inputs: [Tensor], weights: [String: Tensor] = [:], _ dataFormat: DataFormat = .channelsLast,
    fixesBatch: Bool = false, _ build: ([SymbolicTensor]) -> SymbolicTensor
  ) throws -> Tensor {
    let batch = try #require(inputs.first?.shape.first)
    let starts = inputs.enumerated().map { number, tensor in
      var sizes = tensor.shape.dropFirst().map { Optional($0) }
      if dataFormat == .channelsFirst, sizes.count == 3 { sizes = [sizes[2], sizes[0], sizes[1]] }
      let shape = Shape([fixesBatch ? batch : nil] + sizes, dataFormat: dataFormat)
      return Input(wholeShape: shape, name: "in\(number)")
    }
    let model = try Model(inputs: starts, outputs: build(starts))
    let last = model.layers[model.calls[model.outputs[0]].layer].name
    let compiled = try CompiledModel(
      model, weights: TensorTable(weights), taps: [last], batchSize: batch)
    let examples = inputs.map { $0.examples() }
    let results = try compiled.run((0..<batch).map { number in examples.map { $0[number] } })
    let outputs = try results.map { try #require($0[last]) }
    return Tensor(shape: [batch] + outputs[0].shape, floats: outputs.flatMap { $0.floats() })
  }
}
