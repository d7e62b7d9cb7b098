import ModelDescription
import Tensors
import Testing

@testable import ModelFiles

/// Files that PyTorch's exporters made. Shapes are those of ONNX Runtime's results, sizes of tensors
/// those that the package onnx counts.
@Suite("ONNX files of PyTorch")
struct ONNXReferenceTests {
  @Test(
    "every layer has the shape that ONNX Runtime gives",
    arguments: ["residual-torch", "residual-torch-dynamo"])
  func shapes(name: String) throws {
    let file = try onnxSample(name)
    var wanted = try shapesOfSample(name)
    for layer in file.model.layers {
      let output = file.outputNames[layer.name] ?? layer.name
      let shape = wanted.removeValue(forKey: output)
      #expect("\(file.model.calls[layer.calls[0]].outputShape)" == shape, "\(output)")
    }
    // The sigmoid is part of SiLU.
    #expect(wanted.keys.allSatisfy { ["/act/Sigmoid_output_0", "val_0"].contains($0) })
    #expect(file.warnings == [])
  }

  @Test(
    "parameters are as many as the file's numbers",
    arguments: [("narrow", 21754), ("residual-torch", 6033), ("residual-torch-dynamo", 6033)])
  func parameters(name: String, count: Int) throws {
    let file = try onnxSample(name)
    #expect(file.model.parameterCount == count)
    let weights = try #require(file.weights)
    let sizes = try weights.names.map { try #require(try weights.tensor(named: $0)).count }
    #expect(sizes.reduce(0, +) == count)
  }

  @Test func `the narrow AlexNet is a chain of its layers`() throws {
    let model = try onnxSample("narrow").model
    #expect(
      model.layers.map { "\($0.className) \(model.calls[$0.calls[0]].outputShape)" } == [
        "InputLayer (1, 3, 115, 115)", "Conv2D (1, 8, 27, 27)", "ReLU (1, 8, 27, 27)",
        "MaxPooling2D (1, 8, 13, 13)", "Conv2D (1, 16, 13, 13)", "ReLU (1, 16, 13, 13)",
        "MaxPooling2D (1, 16, 6, 6)", "Conv2D (1, 24, 6, 6)", "ReLU (1, 24, 6, 6)",
        "Conv2D (1, 24, 6, 6)", "ReLU (1, 24, 6, 6)", "Conv2D (1, 16, 6, 6)", "ReLU (1, 16, 6, 6)",
        "MaxPooling2D (1, 16, 2, 2)", "Flatten (1, 64)", "Dense (1, 32)", "ReLU (1, 32)",
        "Dense (1, 32)", "ReLU (1, 32)", "Dense (1, 10)", "Softmax (1, 10)",
      ])
    #expect(model.isChain)
  }

  @Test func `layers have their nodes' names, and weights theirs`() throws {
    let file = try onnxSample("residual-torch")
    #expect(file.model.layer(named: "/stem/Conv")?.className == "Conv2D")
    #expect(file.model.layer(named: "/act/Mul")?.className == "Activation")
    #expect(file.outputNames["/Softmax"] == "prob")
    let kernel = try #require(try file.weights?.tensor(named: "/b1/b/Conv.weight"))
    #expect(kernel.shape == [12, 6, 3, 3])
    #expect(file.weights?.names.contains("/fc/Gemm.bias") == true)
  }
}
