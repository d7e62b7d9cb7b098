import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

/// Gradients through AlexNet with its bundled weights, against PyTorch's.
@Suite("AlexNet's gradients")
struct AlexNetGradientTests {
  /// The unit of conv5 that a photograph of a cat excites most: every fifth row and column of the
  /// gradient at the pixels, under each rule of ReLU.
  @Test(
    "A unit's gradient at the pixels, under the three rules of ReLU",
    arguments: zip(ReLURule.allCases, ["gradient", "deconvolution", "guided"]))
  func unit(_ rule: ReLURule, name: String) throws {
    let reference = try ReferenceFile.open("Gradients/alexnet")
    let input = try #require(
      try ReferenceFile.open("alexnet-cat").tensor(named: "input"))
    let package = String(#filePath).split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    let weights = try SafetensorsFile(
      path: package + "/Assets/weights/alexnet-convolutions.safetensors")
    let unit = try #require(try reference.tensor(named: "unit")).floats().map { Int($0) }
    let place = (unit[0] * 13 + unit[1]) * 256 + unit[2]
    let compiled = try CompiledGradient(
      BuiltInModel.alexNet.model(), weights: weights, of: "conv5", beforeActivation: true,
      at: ["input"], rule: rule)
    let result = try compiled.run(input) { NetworkGradientTests.seed($0.shape, at: place) }
    let value = try #require(try reference.tensor(named: "value")).floats()[0]
    #expect(abs(result.output.floats()[place] - value) < 1e-4 * value)

    let gradient = try #require(result["input"])
    let floats = gradient.floats()
    var sampled: [Float] = []
    for row in stride(from: 0, to: 227, by: 5) {
      for column in stride(from: 0, to: 227, by: 5) {
        let start = (row * 227 + column) * 3
        sampled += floats[start..<start + 3]
      }
    }
    let wanted = try #require(try reference.tensor(named: name))
    #expect(relativeError(Tensor(shape: [46, 46, 3], floats: sampled), wanted) < 1e-4)
  }
}
