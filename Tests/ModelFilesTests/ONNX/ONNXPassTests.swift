import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

@testable import ModelFiles

/// The same network by PyTorch's two exporters, and what ONNX Runtime gives for one input.
@Suite("ONNX files run")
struct ONNXPassTests {
  /// The names of the tensors to compare: the older exporter's, then the newer's.
  private static let tensors = [
    ("/MaxPool_output_0", "max_pool2d"), ("/b1/Add_output_0", "add"),
    ("/b2/Relu_1_output_0", "relu_3"), ("/Flatten_output_0", "view"),
    ("/fc/Gemm_output_0", "linear"), ("prob", "prob"),
  ]

  @Test(arguments: ["residual-torch", "residual-torch-dynamo"])
  func `layers give what ONNX Runtime gives`(name: String) throws {
    let file = try onnxSample(name)
    let pass = try openTensorFile(onnxPath("residual-torch.pass.safetensors"))
    let layers = file.model.layers.map(\.name)
    let compiled = try CompiledModel(
      file.model, weights: try #require(file.weights), taps: Array(layers.dropFirst()))
    let input = try #require(try pass.tensor(named: "input"))
    let results = try compiled.run(channelsLast(input.floats(), input.shape))
    for (older, newer) in ONNXPassTests.tensors {
      let output = name == "residual-torch" ? older : newer
      let layer = try #require(layers.first { (file.outputNames[$0] ?? $0) == output })
      let found = try #require(results[layer])
      let wanted = try #require(try pass.tensor(named: older))
      let numbers =
        wanted.shape.count == 4
        ? channelsLast(wanted.floats(), Array(wanted.shape.dropFirst())).floats() : wanted.floats()
      let largest = numbers.map(abs).max() ?? 0
      #expect(found.count == numbers.count)
      #expect(
        zip(found.floats(), numbers).allSatisfy { abs($0 - $1) <= 1e-4 * largest }, "\(layer)")
    }
  }

  @Test(
    "group normalisation is one layer, however it is written",
    arguments: ["group-norm-torch", "group-norm-torch-dynamo"])
  func groupNormalization(name: String) throws {
    let file = try onnxSample(name)
    let model = file.model
    #expect(
      model.layers.map(\.className) == ["InputLayer", "Conv2D", "GroupNormalization", "ReLU"])
    let layer = try #require(model.layers[2].layer as? GroupNormalization)
    #expect(layer.groups == 4 && abs(layer.epsilon - 1e-3) < 1e-9)
    #expect(model.parameterCount == 8 * 27 + 8 + 2 * 8)
    let pass = try openTensorFile(onnxPath("group-norm.pass.safetensors"))
    let last = model.layers[3].name
    let compiled = try CompiledModel(model, weights: try #require(file.weights), taps: [last])
    let input = try #require(try pass.tensor(named: "x"))
    let found = try #require(try compiled.run(channelsLast(input.floats(), input.shape))[last])
    let wanted = try #require(try pass.tensor(named: "y"))
    let numbers = channelsLast(wanted.floats(), wanted.shape).floats()
    #expect(found.count == numbers.count)
    #expect(zip(found.floats(), numbers).allSatisfy { abs($0 - $1) <= 1e-5 })
  }

  /// Channels × height × width as height × width × channels, which the forward pass takes.
  private func channelsLast(_ numbers: [Float], _ shape: [Int]) -> Tensor {
    let (channels, places) = (shape[0], shape[1] * shape[2])
    let moved = numbers.indices.map { numbers[$0 % channels * places + $0 / channels] }
    return Tensor(shape: [shape[1], shape[2], channels], floats: moved)
  }
}
