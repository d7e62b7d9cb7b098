import ForwardPass
import ModelDescription
import ModelFiles
import TensorFiles
import Tensors
import Testing

/// Narrow networks of torchvision's classes with weights, an input and what PyTorch gives for it:
/// a DenseNet under the names of PyTorch 0.4, a small MobileNetV3 and an EfficientNetV2.
@Suite("State dicts run")
struct StateDictPassTests {
  @Test(arguments: ["densenet.pth", "mobilenet_v3.pth", "efficientnet.safetensors"])
  func `a recognised network gives PyTorch's logits`(name: String) throws {
    let tensors = try openTensorFile(stateDictData(name))
    let stem = String(name.prefix { $0 != "." })
    let pass = try openTensorFile(stateDictData(stem + ".pass.safetensors"))
    let input = try #require(try pass.tensor(named: "input"))
    let wanted = try #require(try pass.tensor(named: "logits")).floats()

    let file = try StateDict.modelFile(
      of: tensors, path: name, height: input.shape[1], width: input.shape[2])
    let model = file.model
    let last = model.layers[model.calls[model.outputs[0]].layer].name
    let compiled = try CompiledModel(
      model, weights: try #require(file.weights), taps: [last])
    let found = try #require(try compiled.run(channelsLast(input))[last]).floats()
    #expect(found.count == wanted.count)
    let largest = wanted.map(abs).max() ?? 0
    for (found, wanted) in zip(found, wanted) {
      #expect(abs(found - wanted) < 1e-4 * largest)
    }
  }

  /// Channels × height × width as height × width × channels, which the forward pass takes.
  private func channelsLast(_ tensor: Tensor) -> Tensor {
    let (channels, places) = (tensor.shape[0], tensor.shape[1] * tensor.shape[2])
    let floats = tensor.floats()
    let moved = (0..<channels * places).map { floats[$0 % channels * places + $0 / channels] }
    return Tensor(shape: [tensor.shape[1], tensor.shape[2], channels], floats: moved)
  }
}
