import ModelDescription
import Tensors
import Testing

@testable import ModelFiles

@Suite("Networks in Caffe's files")
struct CaffeNetworkTests {
  private func network(_ name: String) throws -> ModelFile {
    try CaffeFile.read(text: openBytes(try caffeData(name)), path: name)
  }

  @Test("AlexNet has the article's shapes and 60,965,224 parameters")
  func alexNet() throws {
    let file = try network("alexnet.prototxt")
    let model = file.model
    #expect(file.format == "Caffe")
    #expect(file.warnings == [])
    #expect(file.preprocessing == .caffe)
    #expect(model.name == "AlexNet")
    let shapes = [
      ("data", "3 227 227"), ("conv1", "96 55 55"), ("relu1", "96 55 55"), ("norm1", "96 55 55"),
      ("pool1", "96 27 27"), ("conv2", "256 27 27"), ("pool2", "256 13 13"),
      ("conv3", "384 13 13"), ("conv4", "384 13 13"), ("conv5", "256 13 13"),
      ("pool5", "256 6 6"), ("fc6", "4096"), ("drop6", "4096"), ("fc8", "1000"), ("prob", "1000"),
    ]
    for (name, shape) in shapes { #expect(model.shape(of: name) == shape, "\(name)") }
    #expect(model.weightCounts == (60_965_224, 0))
    #expect(model.layers[0].layer is InputLayer)
    #expect(model.calls[model.inputs[0]].outputShape.description == "(None, 3, 227, 227)")
  }

  @Test("layers that write the blob they read follow one another")
  func inPlace() throws {
    let model = try network("alexnet.prototxt").model
    #expect(model.sources(of: "norm1") == ["relu1"])
    #expect(model.sources(of: "relu6") == ["fc6"])
    #expect(model.sources(of: "fc7") == ["drop6"])
    #expect(model.outputNames == ["prob"])
  }

  @Test("normalisation divides alpha by its size and begins with 1")
  func normalization() throws {
    let model = try network("alexnet.prototxt").model
    let layer = try #require(
      model.layer(named: "norm1")?.layer as? LocalResponseNormalization)
    #expect(layer.size == 5)
    #expect(layer.k == 1)
    #expect(layer.alpha == 1e-4)
    #expect(layer.beta == 0.75)
    #expect(layer.dividesAlpha)
  }

  @Test(
    "LeNet is the same in the older form and as it is trained, with 431,080 parameters",
    arguments: ["lenet-old.prototxt", "lenet-train.prototxt"])
  func leNet(name: String) throws {
    let file = try network(name)
    let model = file.model
    let shapes = [
      ("conv1", "20 24 24"), ("pool1", "20 12 12"), ("conv2", "50 8 8"), ("pool2", "50 4 4"),
      ("ip1", "500"), ("relu1", "500"), ("ip2", "10"),
    ]
    for (name, shape) in shapes { #expect(model.shape(of: name) == shape, "\(name)") }
    #expect(model.weightCounts == (431_080, 0))
    #expect(model.inputs.count == 1)
    #expect(model.calls[model.inputs[0]].outputShape.description == "(None, 1, 28, 28)")
    #expect(file.warnings == [])
    #expect(file.preprocessing == nil)
  }

  @Test("of a file for training the network is taken that is tested, without loss and accuracy")
  func phases() throws {
    let model = try network("lenet-train.prototxt").model
    #expect(model.layer(named: "drop") == nil)
    #expect(model.layer(named: "accuracy") == nil)
    #expect(model.outputNames == ["loss"])
    #expect(model.layer(named: "loss")?.layer is Softmax)
    #expect(model.sources(of: "loss") == ["ip2"])
    #expect(model.layers[0].name == "mnist")
  }

  @Test("SqueezeNet's pools round up, and it has 1,248,424 parameters")
  func squeezeNet() throws {
    let model = try network("squeezenet.prototxt").model
    let shapes = [
      ("conv1", "96 111 111"), ("pool1", "96 55 55"), ("fire2/concat", "128 55 55"),
      ("pool4", "256 27 27"), ("pool8", "512 13 13"), ("conv10", "1000 15 15"),
      ("pool10", "1000 1 1"), ("prob", "1000 1 1"),
    ]
    for (name, shape) in shapes { #expect(model.shape(of: name) == shape, "\(name)") }
    #expect(model.weightCounts == (1_248_424, 0))
    #expect(
      model.sources(of: "fire2/concat")
        == ["fire2/relu_expand1x1", "fire2/relu_expand3x3"])
  }

  /// torchvision's ResNet-50 has 25,557,032 parameters; Caffe's first convolution has 64 biases
  /// besides, and Keras counts 53,120 statistics.
  @Test("ResNet-50 has statistics and scales in layers of their own")
  func resNet() throws {
    let model = try network("resnet50.prototxt").model
    let shapes = [
      ("conv1", "64 112 112"), ("pool1", "64 56 56"), ("res2a", "256 56 56"),
      ("res3a_branch2a", "128 28 28"), ("res3d", "512 28 28"), ("res4f", "1024 14 14"),
      ("res5c", "2048 7 7"), ("pool5", "2048 1 1"), ("fc1000", "1000"),
    ]
    for (name, shape) in shapes { #expect(model.shape(of: name) == shape, "\(name)") }
    #expect(model.weightCounts == (25_557_032 + 64 + 53_120, 53_120))
    #expect(model.sources(of: "scale_conv1") == ["bn_conv1"])
    #expect(model.sources(of: "res2a") == ["scale2a_branch1", "scale2a_branch2c"])
    let statistics = try #require(
      model.layer(named: "bn_conv1")?.layer as? BatchNormalization)
    #expect(statistics.epsilon == 1e-5)
    #expect(!statistics.scale && !statistics.center)
  }

  /// Szegedy et al. 2015, table 1: 64, 96-128, 16-32 and 32 filters on 192 channels of 28 × 28;
  /// (192 + 1)·64 + (192 + 1)·96 + (9·96 + 1)·128 + (192 + 1)·16 + (25·16 + 1)·32 + (192 + 1)·32.
  @Test("GoogLeNet's first Inception module has 163,696 parameters and 256 channels")
  func inception() throws {
    func convolution(_ name: String, _ bottom: String, _ count: Int, _ size: Int) -> String {
      """
      layer { name: "3a/\(name)" type: "Convolution" bottom: "\(bottom)" top: "3a/\(name)"
        convolution_param { num_output: \(count) kernel_size: \(size) pad: \(size / 2) } }
      """
    }
    let text = [
      #"input: "pool2" input_shape { dim: 1 dim: 192 dim: 28 dim: 28 }"#,
      convolution("1x1", "pool2", 64, 1), convolution("3x3_reduce", "pool2", 96, 1),
      convolution("3x3", "3a/3x3_reduce", 128, 3), convolution("5x5_reduce", "pool2", 16, 1),
      convolution("5x5", "3a/5x5_reduce", 32, 5),
      """
      layer { name: "3a/pool" type: "Pooling" bottom: "pool2" top: "3a/pool"
        pooling_param { pool: MAX kernel_size: 3 stride: 1 pad: 1 } }
      """,
      convolution("pool_proj", "3a/pool", 32, 1),
      """
      layer { name: "3a/output" type: "Concat" top: "3a/output"
        bottom: "3a/1x1" bottom: "3a/3x3" bottom: "3a/5x5" bottom: "3a/pool_proj" }
      """,
    ].joined(separator: "\n")
    let model = try caffeFile(text).model
    #expect(model.shape(of: "3a/output") == "256 28 28")
    #expect(model.weightCounts == (163_696, 0))
  }

  @Test("a text without layers, of the oldest form, or of a training has its own sentence")
  func refused() {
    #expect(caffeComplaint("name: \"x\"") == "net.prototxt: this Caffe file has no layers")
    #expect(
      caffeComplaint("layers { layer { name: \"conv1\" type: \"conv\" } bottom: \"data\" }")
        == "net.prototxt: this Caffe file is of Caffe's oldest form, which is not read; bring it "
        + "up to date with Caffe's upgrade_net_proto_text")
    #expect(
      caffeComplaint("net: \"train.prototxt\" base_lr: 0.1")
        == "net.prototxt: this Caffe file says how a network is trained; the network is in the "
        + "file that it names as its net")
  }

  @Test("faults of a layer name it")
  func faults() {
    let input = "input: \"data\" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }\n"
    func complaint(_ layer: String) -> String {
      String(caffeComplaint(input + layer).dropFirst("net.prototxt: this Caffe file ".count))
    }
    #expect(
      complaint(#"layer { name: "c" type: "Convolution" bottom: "data" top: "c" }"#)
        == "has no kernel_size (layer 'c')")
    #expect(
      complaint(
        """
        layer { name: "c" type: "Convolution" bottom: "data" top: "c"
          convolution_param { kernel_size: big } }
        """) == "has for 'kernel_size' 'big', where a whole number is wanted (layer 'c')")
    #expect(
      complaint(#"layer { name: "r" type: "ReLU" bottom: "dat" top: "r" }"#)
        == "reads the blob 'dat', which no layer before gives, (layer 'r')")
    #expect(
      complaint(
        """
        layer { name: "c" type: "Convolution" bottom: "data" top: "c"
          convolution_param { num_output: 4 kernel_size: 9 } }
        """)
        == "describes a network that cannot be: layer 'c' (Conv2D) slides a window of 9 × 9, which "
        + "does not fit into its input (None, 3, 8, 8) with padding valid")
    #expect(
      complaint(
        """
        layer { name: "p" type: "Pooling" bottom: "data" top: "p"
          pooling_param { pool: MEAN kernel_size: 2 } }
        """) == "has for pool 'MEAN', where one of MAX, AVE, STOCHASTIC is wanted (layer 'p')")
  }
}
