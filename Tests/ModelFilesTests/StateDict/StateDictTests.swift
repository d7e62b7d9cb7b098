import ModelDescription
import ModelFiles
import TensorFiles
import Tensors
import Testing

@Suite("Networks recognised by their tensors")
struct StateDictTests {
  private func modelFile(_ tensors: any NamedTensors) throws(ModelFileError) -> ModelFile {
    try StateDict.modelFile(of: tensors, path: "x.pth")
  }

  /// The shapes are torchvision's, and so are the numbers of parameters.
  @Test(
    arguments: [
      "alexnet", "vgg11", "vgg16_bn", "resnet18", "resnet50", "wide_resnet50_2",
      "resnext50_32x4d", "squeezenet1_0", "squeezenet1_1", "mobilenet_v2", "mobilenet_v3_small",
      "mobilenet_v3_large", "densenet121", "googlenet", "efficientnet_b0", "efficientnet_b5",
      "efficientnet_v2_s", "inception_v3",
    ])
  func `torchvision's networks are recognised`(name: String) throws {
    let network = try TorchvisionNetwork(name)
    let file = try modelFile(network.tensors)
    #expect(file.model.name == name)
    #expect(file.format == "torchvision's \(name)")
    let numbers = file.model.layerNumbers()
    #expect(numbers.compactMap(\.trainableParameters).reduce(0, +) == network.parameters)
    let output = file.model.calls[file.model.outputs[0]].outputShape
    #expect(output == Shape([nil, 1000]))
  }

  @Test func `widths, classes and input channels are the tensors'`() throws {
    var tensors = try TorchvisionNetwork("resnet18").tensors
    tensors.set("conv1.weight", [64, 1, 7, 7])
    tensors.set("fc.weight", [7, 512])
    tensors.set("fc.bias", [7])
    let model = try modelFile(tensors).model
    #expect(model.calls[model.inputs[0]].outputShape.dimensions == [nil, 1, 224, 224])
    #expect(model.calls[model.outputs[0]].outputShape.dimensions == [nil, 7])
    let pool = try #require(model.layer(named: "maxpool"))
    #expect(model.calls(of: pool)[0].outputShape.dimensions == [nil, 64, 56, 56])
  }

  @Test func `pictures may have another size`() throws {
    let tensors = try TorchvisionNetwork("alexnet").tensors
    let model = try StateDict.modelFile(of: tensors, path: "x", height: 300, width: 260).model
    #expect(model.calls[model.inputs[0]].outputShape.dimensions == [nil, 3, 300, 260])
    let pool = try #require(model.layer(named: "avgpool"))
    #expect(model.calls(of: pool)[0].outputShape.dimensions == [nil, 256, 6, 6])
  }

  /// `torch.flatten` of batch × channels × height × width.
  @Test(arguments: ["alexnet", "vgg11"])
  func `maps are flattened in PyTorch's order`(name: String) throws {
    let model = try modelFile(TorchvisionNetwork(name).tensors).model
    #expect(model.layers.compactMap { ($0.layer as? Flatten)?.order } == [.channelsFirst])
  }

  @Test func `auxiliary heads may be there or not`() throws {
    var tensors = try TorchvisionNetwork("googlenet").tensors
    #expect(tensors.names.contains("aux1.fc2.weight"))
    tensors.remove { $0.hasPrefix("aux") }
    #expect(try modelFile(tensors).model.name == "googlenet")
  }

  /// PyTorch counts batches since version 0.4.1 only.
  @Test func `files without counters of batches are recognised`() throws {
    var tensors = try TorchvisionNetwork("resnet18").tensors
    tensors.remove { $0.hasSuffix("num_batches_tracked") }
    #expect(try modelFile(tensors).model.name == "resnet18")
  }

  @Test func `a word before all names is taken away`() throws {
    let tensors = try TorchvisionNetwork("resnet18").tensors
    let prefixed = ShapesOnly(
      tensors.names.map { ("model.net.\($0)", tensors.shapes[$0] ?? []) })
    let file = try modelFile(prefixed)
    #expect(file.model.name == "resnet18")
    #expect(try file.weights?.tensor(named: "layer4.1.bn2.weight")?.shape == [512])
    #expect(file.weights?.source == "shapes")
  }

  @Test(arguments: [
    ("googlenet", PreprocessingHint.tf), ("resnet18", .torch), ("efficientnet_v2_s", .torch),
  ])
  func `the preprocessing is that of torchvision's weights`(
    name: String, hint: PreprocessingHint
  ) throws {
    #expect(try modelFile(TorchvisionNetwork(name).tensors).preprocessing == hint)
  }

  @Test func `what does not fit is said`() throws {
    func problem(_ change: (inout ShapesOnly) -> Void) throws -> String? {
      var tensors = try TorchvisionNetwork("resnet18").tensors
      change(&tensors)
      let error = #expect(throws: ModelFileError.self) { try modelFile(tensors) }
      return error?.description
    }
    let start = "x.pth: is a table of tensors without a graph; it looks like torchvision's ResNet, "
    let end = "; give featuremaps the network that they belong to, with --model"
    #expect(
      try problem { $0.remove { $0 == "layer3.1.conv2.weight" } }
        == start + "but has no tensor 'layer3.1.conv2.weight'" + end)
    #expect(
      try problem { $0.set("conv1.weight", [64, 3, 3, 3]) }
        == start
        + "but has a tensor 'conv1.weight' of 64 × 3 × 3 × 3, where 64 × 3 × 7 × 7 is wanted" + end)
    #expect(
      try problem { $0.set("layer1.0.se.fc1.weight", [4, 64]) }
        == start + "but has a tensor 'layer1.0.se.fc1.weight', for which there is no place" + end)
    #expect(
      try problem { $0.set("fc.weight", [1000]) }
        == start + "but has a tensor 'fc.weight' of 1000, where 2 dimensions are wanted" + end)
  }

  @Test func `names of no known network are answered with advice`() throws {
    let error = #expect(throws: ModelFileError.self) {
      try modelFile(ShapesOnly([("encoder.weight", [4, 4])]))
    }
    #expect(
      error?.description
        == "x.pth: is a table of tensors without a graph; its names are no network's that is known "
        + "here; give featuremaps the network that they belong to, with --model")
    #expect(throws: ModelFileError.self) { try modelFile(ShapesOnly([])) }
  }

  /// Some tensors are left out, or have sizes that no layer can have.
  @Test(arguments: [
    "alexnet", "vgg11", "vgg16_bn", "resnet18", "resnext50_32x4d", "squeezenet1_1",
    "mobilenet_v2", "mobilenet_v3_small", "densenet121", "googlenet", "efficientnet_b0",
    "efficientnet_v2_s",
  ])
  func `hostile tensors give an error`(name: String) throws {
    let tensors = try TorchvisionNetwork(name).tensors
    let counted = tensors.names.filter {
      !$0.hasSuffix("num_batches_tracked") && !$0.hasPrefix("aux")
    }
    let step = max(1, counted.count / 4)
    for index in stride(from: 0, to: counted.count, by: step) {
      let name = counted[index]
      var missing = tensors
      missing.remove { $0 == name }
      #expect(throws: ModelFileError.self) { try modelFile(missing) }
      let shape = tensors.shapes[name] ?? []
      let rank = shape.count
      let shapes = [
        [], [0], [Int](repeating: 0, count: rank), [Int](repeating: 1, count: rank + 1),
        [0] + [Int](repeating: 1 << 40, count: max(0, rank - 1)),
        [Int](repeating: 1 << 24, count: max(0, rank - 1)) + [0],
      ]
      for hostile in shapes where hostile != shape {
        var changed = tensors
        changed.set(name, hostile)
        #expect(throws: ModelFileError.self) { try modelFile(changed) }
      }
    }
  }
}
