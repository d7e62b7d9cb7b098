import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Compares the gradient at the input of some layers with PyTorch's;
/// `Data/Gradients/make_gradients.py` made the numbers.
func checkGradient(
  _ name: String, dataFormat: DataFormat = .channelsLast,
  _ location: SourceLocation = #_sourceLocation,
  _ layers: (SymbolicTensor) -> SymbolicTensor
) throws {
  let file = CaseFile(file: try ReferenceFile.open("Gradients/gradients"), name: name)
  let input = try #require(try file.tensor(named: "input"))
  let seed = try #require(try file.tensor(named: "seed"))
  let wanted = try #require(try file.tensor(named: "gradient"))
  let sizes = input.shape
  let isFirst = dataFormat == .channelsFirst && sizes.count == 3
  let start = Input(
    shape: isFirst ? [sizes[2], sizes[0], sizes[1]] : sizes.map { $0 }, dataFormat: dataFormat,
    name: "input")
  let model = try Model(inputs: start, outputs: layers(start))
  let target = try #require(model.layers.last?.name)
  let compiled = try CompiledGradient(model, weights: file, of: target, at: ["input"])
  #expect(compiled.targetShape == seed.shape, "\(name)", sourceLocation: location)
  let found = try #require(try compiled.run(input, seed: { _ in seed })["input"])
  #expect(relativeError(found, wanted) < 1e-4, "\(name)", sourceLocation: location)
}
