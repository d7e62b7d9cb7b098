import AlexViz
import Foundation
import Testing

@Suite("Activations of model files")
struct ActivationTests {
  /// What `featuremaps --save-activations` writes.
  private func activations(
    of model: String, weights: String? = nil, input: String, ending: String = "safetensors",
    layers: String = "all"
  ) throws -> any NamedTensors {
    let folder = TemporaryFolder()
    let out = folder.path("activations." + ending)
    let run = try Program.alexviz.run(
      [
        "featuremaps", input, "--model", model, "--layers", layers, "--save-activations", out, "-o",
        folder.path("maps"), "-q",
      ] + (weights.map { ["--weights", $0] } ?? []))
    try #require(run.status == 0, "\(run.errors)")
    // The file goes away with the folder, so all of it is read first.
    let storage = try TensorStorage.reading(file: out)
    return try openTensorFile(storage, path: "activations")
  }

  /// What the reference has beside layers: the input, which may have another name, and the sigmoids
  /// that are a part of SiLU, which is one layer here.
  private static let noLayers: Set<String> = ["input", "/act/Sigmoid_output_0", "val_0"]

  /// Every tensor of the reference must be there, within 1e-4 of its largest number.
  private func compare(
    _ found: any NamedTensors, with reference: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try SafetensorsFile(path: reference)
    for name in expected.names where !Self.noLayers.contains(name) {
      let wanted = try #require(try expected.tensor(named: name))
      let tensor = try #require(
        try found.tensor(named: name), "no \(name)", sourceLocation: sourceLocation)
      #expect(tensor.shape == wanted.shape, "\(name)", sourceLocation: sourceLocation)
      let (numbers, goal) = (tensor.floats(), wanted.floats())
      let largest = goal.map(abs).max() ?? 0
      let difference = zip(numbers, goal).map { abs($0 - $1) }.max() ?? 0
      #expect(difference <= 1e-4 * largest, "\(name)", sourceLocation: sourceLocation)
    }
  }

  private static let narrow = data("ForwardPass", "narrow.safetensors")
  private static let residual = data("ForwardPass", "residual.safetensors")

  @Test("a Keras file that has everything gives Keras's numbers", arguments: ["keras", "h5"])
  func keras(ending: String) throws {
    let found = try activations(of: data("TensorFiles", "narrow." + ending), input: Self.narrow)
    try compare(found, with: Self.narrow)
  }

  @Test(
    "weights of every form fit the network that another file describes",
    arguments: ["safetensors", "npz", "pth", "weights.h5"])
  func weights(ending: String) throws {
    let found = try activations(
      of: data("TensorFiles", "narrow.keras"), weights: data("TensorFiles", "narrow." + ending),
      input: Self.narrow, ending: "npz")
    try compare(found, with: Self.narrow)
  }

  @Test("the network that PyTorch exported gives Keras's numbers, channels first")
  func exportedNarrow() throws {
    let found = try activations(of: data("TensorFiles", "narrow.onnx"), input: Self.narrow)
    let expected = try SafetensorsFile(path: Self.narrow)
    // Keras's convolutions and dense layers have their activation inside, which is a node here.
    let names = found.names.dropFirst().filter {
      !$0.hasSuffix("/Conv_output_0") && !$0.hasSuffix("/Gemm_output_0")
    }
    let layers = [
      "conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5", "flatten", "fc6",
      "fc7", "fc8",
    ]
    try #require(names.count == layers.count)
    for (name, layer) in zip(names, layers) {
      let tensor = try #require(try found.tensor(named: name))
      // Flattened maps stand channel after channel in ONNX: they are the pool's numbers as they are.
      let wanted = try #require(
        try expected.tensor(named: layer == "flatten" ? "pool5" : layer))
      let goal = channelsFirst(wanted)
      let shape = layer == "flatten" ? [goal.numbers.count] : goal.shape
      #expect(tensor.shape == [1] + shape, "\(layer)")
      let largest = goal.numbers.map(abs).max() ?? 0
      let difference = zip(tensor.floats(), goal.numbers).map { abs($0 - $1) }.max() ?? 0
      #expect(difference <= 1e-4 * largest, "\(layer)")
    }
  }

  /// A tensor's shape and numbers; those of height × width × channels as channels × height × width.
  private func channelsFirst(_ tensor: Tensor) -> (shape: [Int], numbers: [Float]) {
    let numbers = tensor.floats()
    guard tensor.shape.count == 3 else { return (tensor.shape, numbers) }
    let (height, width, channels) = (tensor.shape[0], tensor.shape[1], tensor.shape[2])
    return (
      [channels, height, width],
      (0..<channels).flatMap { channel in
        (0..<height * width).map { numbers[$0 * channels + channel] }
      }
    )
  }

  @Test("a branching Keras network gives Keras's numbers", arguments: ["keras", "h5"])
  func residual(ending: String) throws {
    let found = try activations(of: data("TensorFiles", "residual." + ending), input: Self.residual)
    try compare(found, with: Self.residual)
  }

  @Test(
    "ONNX's tensors have the graph's names and order of dimensions",
    arguments: ["residual-torch", "residual-torch-dynamo", "choices"])
  func onnx(name: String) throws {
    let reference = data("Command", name + ".activations.safetensors")
    let found = try activations(of: data("ModelFiles", "ONNX/\(name).onnx"), input: reference)
    try compare(found, with: reference)
  }

  @Test("weights from before the export are refused, since the export changed them")
  func foldedWeights() throws {
    let run = try Program.alexviz.run(
      "featuremaps", data("Command", "residual-torch.activations.safetensors"), "--model",
      data("ModelFiles", "ONNX/residual-torch.onnx"), "--weights",
      data("Command", "residual-torch.pth"))
    #expect(run.status == 1)
    #expect(run.errors.contains("does not fit the model"))
    #expect(run.errors.contains("batch normalisation"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("a tensor of another shape is refused with both shapes")
  func wrongShape() throws {
    let folder = TemporaryFolder()
    try "input 8x9x3\nconv 4 3x3\n".write(
      toFile: folder.path("net.txt"), atomically: true, encoding: .utf8)
    let run = try Program.alexviz.run(
      "featuremaps", Self.narrow, "--model", folder.path("net.txt"), "--weights", "random:0")
    #expect(run.status == 1)
    #expect(run.errors.contains("115 × 115 × 3"))
    #expect(run.errors.contains("(None, 8, 9, 3)"))
  }

  @Test("patterns choose layers, and a name without a layer gets the nearest one")
  func patterns() throws {
    let model = data("TensorFiles", "narrow.keras")
    let found = try activations(of: model, input: Self.narrow, layers: "pool?,*8")
    #expect(found.names == ["pool1", "pool2", "pool5", "fc8"])
    let run = try Program.alexviz.run(
      "featuremaps", Self.narrow, "--model", model, "--layers", "pol1")
    #expect(run.errors.contains("did you mean 'pool1'?"))
  }
}
