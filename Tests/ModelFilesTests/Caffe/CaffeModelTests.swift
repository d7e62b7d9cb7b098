import ModelDescription
import TensorFiles
import Tensors
import Testing

@testable import ModelFiles

@Suite("Caffe's models with description and weights")
struct CaffeModelTests {
  private func file(_ bytes: [UInt8]) throws -> ModelFile {
    try CaffeFile.read(model: openBytes(bytes), path: "x.caffemodel")
  }

  @Test("a model describes itself; its weights tell how many channels its pictures have")
  func description() throws {
    let file = try file(caffeData("tiny.caffemodel"))
    let shapes = [
      ("data", "2 6 6"), ("conv1", "4 6 6"), ("bn1", "4 6 6"), ("scale1", "4 6 6"),
      ("relu1", "4 6 6"), ("pool1", "4 3 3"), ("norm1", "4 3 3"), ("fc2", "3"), ("loss", "3"),
    ]
    for (name, shape) in shapes { #expect(file.model.shape(of: name) == shape, "\(name)") }
    #expect(file.model.name == "tiny")
    #expect(file.model.layers.count == shapes.count + 1)
    #expect(file.warnings == [])
    let statistics = file.model.layer(named: "bn1")?.layer as? BatchNormalization
    #expect(statistics?.epsilon == 0.001)
    let normalization = file.model.layer(named: "norm1")?.layer as? LocalResponseNormalization
    #expect(normalization?.alpha == 0.0001)
  }

  @Test("the form of the first versions is read, too")
  func oldForm() throws {
    let file = try file(caffeData("tiny-old.caffemodel"))
    let shapes = [
      ("data", "2 6 6"), ("conv1", "4 6 6"), ("pool1", "4 3 3"), ("fc2", "3"), ("loss", "3"),
    ]
    for (name, shape) in shapes { #expect(file.model.shape(of: name) == shape, "\(name)") }
    #expect(try file.weights?.tensor(named: "fc2.weight")?.shape == [3, 36])
    #expect(try file.weights?.tensor(named: "conv1.bias")?.floats() == [1, 1.125, 1.25, 1.375])
  }

  @Test("every weight of the model is in the file, under the layer's name and with its count")
  func weights() throws {
    let file = try file(caffeData("tiny.caffemodel"))
    let weights = try #require(file.weights)
    let names = [
      "kernel": "weight", "bias": "bias", "gamma": "weight", "beta": "bias",
      "moving_mean": "running_mean", "moving_variance": "running_var",
    ]
    var count = 0
    for layer in file.model.layers {
      let inputs = file.model.calls(of: layer)[0].inputShapes
      for weight in layer.layer.weights(for: inputs) {
        let name = "\(layer.name).\(names[weight.name] ?? "")"
        let tensor = try #require(try weights.tensor(named: name), "\(name)")
        #expect(tensor.count == weight.count)
        count += 1
      }
    }
    #expect(count == weights.names.count)
    // The sums 1, 1.125, 1.25, 1.375 over the factor 2.
    #expect(
      try weights.tensor(named: "bn1.running_mean")?.floats() == [0.5, 0.5625, 0.625, 0.6875])
  }

  @Test(
    "cut or changed files give an error or a result, never a crash",
    arguments: [
      "tiny.caffemodel", "tiny-old.caffemodel",
    ])
  func hostileModels(name: String) throws {
    let bytes = try caffeData(name)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      _ = try? file(Array(bytes[..<length]))
    }
    for changed in changes(of: bytes, count: 600) { _ = try? file(changed) }
  }

  @Test(
    "cut or changed texts give an error or a result, never a crash",
    arguments: [
      "alexnet.prototxt", "lenet-old.prototxt", "lenet-train.prototxt",
    ])
  func hostileTexts(name: String) throws {
    let bytes = try caffeData(name)
    func read(_ bytes: [UInt8]) {
      _ = try? CaffeFile.read(text: openBytes(bytes), path: "x")
    }
    for length in stride(from: 0, to: bytes.count, by: 13) { read(Array(bytes[..<length])) }
    for changed in changes(of: bytes, count: 400) { read(changed) }
  }

  @Test(
    "huge numbers are refused, not computed with",
    arguments: [
      "convolution_param { num_output: 9223372036854775807 kernel_size: 3 }",
      "convolution_param { num_output: 1 kernel_size: 9223372036854775807 dilation: 9223372036854775807 }",
      "convolution_param { num_output: 1 kernel_size: 3 pad: 9223372036854775807 }",
      "convolution_param { num_output: -1 kernel_size: -3 stride: -9223372036854775808 group: 0 }",
    ])
  func hugeNumbers(settings: String) {
    for type in ["Convolution", "Deconvolution"] {
      #expect(
        caffeComplaint(
          """
          input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
          layer { name: "c" type: "\(type)" bottom: "data" top: "c" \(settings) }
          """
        ).contains("layer 'c' (Conv2D"))
    }
  }

  @Test(
    "huge numbers in other layers do no harm",
    arguments: [
      ("Reshape", "reshape_param { axis: 9223372036854775807 num_axes: 9223372036854775807 }"),
      ("Reshape", "reshape_param { axis: -9223372036854775808 num_axes: -9 }"),
      ("Reshape", "reshape_param { shape { dim: 9223372036854775807 dim: 9223372036854775807 } }"),
      ("Flatten", "flatten_param { axis: 9223372036854775807 end_axis: -9223372036854775808 }"),
      ("InnerProduct", "inner_product_param { num_output: 2 axis: -9223372036854775808 }"),
      ("Slice", "slice_param { slice_point: 9223372036854775807 }"),
      ("Slice", "slice_param { axis: -9223372036854775808 slice_point: -9223372036854775808 }"),
      ("LRN", "lrn_param { local_size: -9223372036854775808 norm_region: WITHIN_CHANNEL }"),
      ("LRN", "lrn_param { local_size: 9223372036854775807 }"),
      ("Tile", "tile_param { tiles: 9223372036854775807 }"),
      ("Permute", "permute_param { order: 9223372036854775807 order: 0 order: 0 }"),
      ("ArgMax", "argmax_param { top_k: 9223372036854775807 axis: -9223372036854775808 }"),
      ("ArgMax", "argmax_param { top_k: -9223372036854775808 }"),
      ("Power", "power_param { power: 1e308 scale: 1e308 shift: inf }"),
      ("Concat", "concat_param { axis: -9223372036854775808 }"),
      ("Softmax", "softmax_param { axis: 9223372036854775807 }"),
      ("Reduction", "reduction_param { axis: -9223372036854775808 }"),
      ("Crop", "crop_param { axis: 0 offset: 9223372036854775807 }"),
    ])
  func hugeSettings(type: String, settings: String) {
    for bottoms in ["bottom: \"data\"", "bottom: \"data\" bottom: \"data\""] {
      _ = caffeComplaint(
        """
        input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
        layer { name: "c" type: "\(type)" \(bottoms) top: "c" top: "d" \(settings) }
        """)
    }
  }

  /// The bytes with one to three of them changed, the same in every run.
  private func changes(of bytes: [UInt8], count: Int) -> [[UInt8]] {
    var state: UInt64 = 1
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    return (0..<count).map { _ in
      var changed = bytes
      for _ in 0...next() % 3 { changed[next() % bytes.count] = UInt8(next() & 0xFF) }
      return changed
    }
  }
}
