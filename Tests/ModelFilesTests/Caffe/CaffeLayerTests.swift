import ModelDescription
import Testing

@testable import ModelFiles

@Suite("Caffe's layers")
struct CaffeLayerTests {
  /// A network of one layer `x` behind inputs `a` (4 × 10 × 9), `b` (the same) and `v` (4).
  private func model(
    _ type: String, _ settings: String = "", bottoms: [String] = ["a"], tops: [String] = ["x"]
  ) throws -> ModelFile {
    let bottoms = bottoms.map { "bottom: \"\($0)\"" }.joined(separator: " ")
    let tops = tops.map { "top: \"\($0)\"" }.joined(separator: " ")
    return try caffeFile(
      """
      layer { name: "a" type: "Input" top: "a" input_param { shape { dim: 2 dim: 4 dim: 10 dim: 9 } } }
      layer { name: "b" type: "Input" top: "b" input_param { shape { dim: 2 dim: 4 dim: 10 dim: 9 } } }
      layer { name: "v" type: "Input" top: "v" input_param { shape { dim: 2 dim: 4 } } }
      layer { name: "x" type: "\(type)" \(bottoms) \(tops) \(settings) }
      """)
  }

  /// Expected sizes by the formulas in Caffe's own layers, computed by hand.
  @Test(
    "shapes are Caffe's",
    arguments: [
      (
        "Convolution", "convolution_param { num_output: 6 kernel_size: 3 stride: 2 pad: 1 }",
        "6 5 5"
      ),
      (
        "Convolution",
        "convolution_param { num_output: 6 kernel_h: 3 kernel_w: 1 stride_h: 3 stride_w: 1 pad_h: 0 pad_w: 2 }",
        "6 3 13"
      ),
      (
        "Convolution",
        "convolution_param { num_output: 6 kernel_size: 3 kernel_size: 5 dilation: 2 }", "6 6 1"
      ),
      ("ConvolutionDepthwise", "convolution_param { num_output: 4 kernel_size: 3 }", "4 8 7"),
      (
        "Deconvolution", "convolution_param { num_output: 2 kernel_size: 4 stride: 2 pad: 1 }",
        "2 20 18"
      ),
      (
        "Deconvolution", "convolution_param { num_output: 4 group: 4 kernel_size: 2 stride: 3 }",
        "4 29 26"
      ),
      ("Pooling", "pooling_param { kernel_size: 3 stride: 2 }", "4 5 4"),
      ("Pooling", "pooling_param { kernel_size: 3 stride: 2 pad: 1 }", "4 6 5"),
      ("Pooling", "pooling_param { kernel_size: 2 stride: 2 pad: 1 }", "4 6 5"),
      (
        "Pooling", "pooling_param { pool: AVE kernel_size: 3 stride: 2 round_mode: FLOOR }", "4 4 4"
      ),
      ("Pooling", "pooling_param { pool: 1 global_pooling: true }", "4 1 1"),
      ("InnerProduct", "inner_product_param { num_output: 7 }", "7"),
      ("InnerProduct", "inner_product_param { num_output: 7 axis: -1 }", "4 10 7"),
      ("InnerProduct", "inner_product_param { num_output: 7 axis: 2 }", "4 7"),
      ("LRN", "lrn_param { norm_region: WITHIN_CHANNEL local_size: 3 }", "4 10 9"),
      ("PReLU", "", "4 10 9"), ("ELU", "elu_param { alpha: 0.5 }", "4 10 9"),
      ("AbsVal", "", "4 10 9"), ("BNLL", "", "4 10 9"), ("TanH", "", "4 10 9"),
      ("Power", "power_param { power: 2 scale: 0.5 shift: 1 }", "4 10 9"),
      ("Exp", "exp_param { base: 2 }", "4 10 9"), ("Log", "log_param { base: 10 }", "4 10 9"),
      ("Flatten", "", "360"), ("Flatten", "flatten_param { axis: 2 }", "4 90"),
      ("Flatten", "flatten_param { axis: 1 end_axis: 2 }", "40 9"),
      ("Reshape", "reshape_param { shape { dim: 0 dim: -1 dim: 9 } }", "40 9"),
      ("Reshape", "reshape_param { shape { dim: 2 dim: 2 } axis: 1 num_axes: 1 }", "2 2 10 9"),
      ("Reshape", "reshape_param { shape { dim: 1 } axis: -1 }", "4 10 9 1"),
      ("Permute", "permute_param { order: 0 order: 2 order: 3 order: 1 }", "10 9 4"),
      ("Tile", "tile_param { axis: 1 tiles: 3 }", "12 10 9"),
      ("Reduction", "reduction_param { operation: MEAN axis: 2 }", "4"),
      ("Reduction", "reduction_param { operation: SUMSQ axis: -1 coeff: 0.5 }", "4 10"),
      ("ArgMax", "", "1 1"), ("ArgMax", "argmax_param { axis: 1 top_k: 3 }", "3 10 9"),
      ("MVN", "", "4 10 9"), ("Softmax", "", "4 10 9"),
    ])
  func shapes(type: String, settings: String, expected: String) throws {
    #expect(try model(type, settings).model.shape(of: "x") == expected)
  }

  @Test("weights are counted: 2 numbers a channel for scales, one for a slope, one for a bias")
  func weights() throws {
    func count(_ type: String, _ settings: String = "") throws -> Int {
      try model(type, settings).model.weightCounts.all
    }
    #expect(try count("Scale", "scale_param { bias_term: true }") == 8)
    #expect(try count("Scale") == 4)
    #expect(try count("Bias") == 4)
    #expect(try count("BatchNorm") == 8)
    #expect(try count("PReLU") == 4)
    #expect(try count("PReLU", "prelu_param { channel_shared: true }") == 1)
    #expect(
      try count(
        "Convolution",
        "convolution_param { num_output: 8 kernel_size: 3 group: 2 bias_term: false }")
        == 8 * 2 * 9)
    #expect(try count("InnerProduct", "inner_product_param { num_output: 7 }") == 361 * 7)
  }

  @Test("averages count the padding, and what is drawn at random in training is an average")
  func averages() throws {
    for kind in ["AVE", "STOCHASTIC"] {
      let file = try model("Pooling", "pooling_param { pool: \(kind) kernel_size: 2 }")
      let layer = try #require(file.model.layer(named: "x")?.layer as? AveragePooling2D)
      #expect(layer.countsPadding)
      #expect(layer.ceilMode)
      #expect(layer.strides == Extent(height: 1, width: 1))
    }
  }

  @Test("a slope, a base and a power become what they mean")
  func functions() throws {
    func layer(_ type: String, _ settings: String, _ name: String = "x") throws -> any Layer {
      try #require(try model(type, settings).model.layer(named: name)).layer
    }
    let leaky = try layer("ReLU", "relu_param { negative_slope: 0.1 }") as? LeakyReLU
    #expect(leaky?.negativeSlope == 0.1)
    let line = try layer("Power", "power_param { scale: 2 shift: -1 }") as? Rescaling
    #expect(line?.scale == [2])
    #expect(line?.offset == [-1])
    let power = try layer("Power", "power_param { power: 0.5 }") as? ScalarArithmetic
    #expect(power?.operation == .power)
    #expect(power?.scalar == 0.5)
    // 2^(3x) = e^(3 ln 2 · x), ln 2 = 0.6931471805599453.
    let exponent = try layer("Exp", "exp_param { base: 2 scale: 3 }", "x/scale") as? Rescaling
    #expect(abs((exponent?.scale[0] ?? 0) - 3 * 0.6931471805599453) < 1e-15)
  }

  @Test("sums may have factors, and differences are told")
  func elementwise() throws {
    let difference = try model(
      "Eltwise", "eltwise_param { coeff: 1 coeff: -1 }", bottoms: ["a", "b"])
    #expect(difference.model.layer(named: "x")?.layer is Subtract)
    let weighted = try model(
      "Eltwise", "eltwise_param { coeff: 1 coeff: 0.5 }", bottoms: ["a", "b"])
    #expect(weighted.model.sources(of: "x") == ["a", "x/coeff1"])
    let product = try model("Eltwise", "eltwise_param { operation: PROD }", bottoms: ["a", "b"])
    #expect(product.model.layer(named: "x")?.layer is Multiply)
    let largest = try model("Eltwise", "eltwise_param { operation: 2 }", bottoms: ["a", "b"])
    #expect(largest.model.layer(named: "x")?.layer is Maximum)
  }

  @Test("a factor for each channel is stretched over the maps")
  func scaleByInput() throws {
    let file = try model("Scale", "scale_param { axis: 0 }", bottoms: ["a", "v"])
    #expect(file.model.shape(of: "x/reshape") == "4 1 1")
    #expect(file.model.shape(of: "x") == "4 10 9")
    #expect(file.model.weightCounts.all == 0)
  }

  @Test("slices are layers of their own, named after their blobs")
  func slices() throws {
    let equal = try model("Slice", tops: ["p", "q"]).model
    #expect(equal.shape(of: "x/p") == "2 10 9")
    #expect(equal.shape(of: "x/q") == "2 10 9")
    #expect(equal.outputNames == ["x/p", "x/q"])
    let unequal = try model(
      "Slice", "slice_param { axis: 2 slice_point: 1 slice_point: 4 }", tops: ["p", "q", "r"]
    ).model
    #expect(unequal.shape(of: "x/p") == "4 1 9")
    #expect(unequal.shape(of: "x/q") == "4 3 9")
    #expect(unequal.shape(of: "x/r") == "4 6 9")
  }

  @Test("a crop takes the size of its second input")
  func crop() throws {
    let text = """
      input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
      layer { name: "up" type: "Deconvolution" bottom: "data" top: "up"
        convolution_param { num_output: 3 kernel_size: 4 stride: 2 } }
      layer { name: "crop" type: "Crop" bottom: "up" bottom: "data" top: "crop"
        crop_param { axis: 2 offset: 5 } }
      """
    let model = try caffeFile(text).model
    #expect(model.shape(of: "up") == "3 18 18")
    #expect(model.shape(of: "crop") == "3 8 8")
  }

  @Test("blobs of one layer that go several ways need no layer to split them")
  func split() throws {
    let text = """
      input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
      layer { name: "split" type: "Split" bottom: "data" top: "data_1" top: "data_2" }
      layer { name: "relu" type: "ReLU" bottom: "data_1" top: "r" }
      layer { name: "sum" type: "Eltwise" bottom: "r" bottom: "data_2" top: "sum" }
      """
    let file = try caffeFile(text)
    #expect(file.model.layer(named: "split") == nil)
    #expect(file.model.sources(of: "sum") == ["relu", "data"])
    #expect(file.outputNames == ["relu": "r"])
  }

  @Test("layers that are not understood are drawn as themselves and give one warning a type")
  func unknown() throws {
    let text = """
      input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
      layer { name: "p1" type: "Python" bottom: "data" top: "p1" python_param { module: "m" } }
      layer { name: "p2" type: "Python" bottom: "p1" top: "p2" }
      layer { name: "norm" type: "Normalize" bottom: "data" top: "norm" }
      layer { name: "fc" type: "InnerProduct" bottom: "p2" top: "fc"
        inner_product_param { num_output: 5 } }
      """
    let file = try caffeFile(text)
    #expect(file.model.layer(named: "p1")?.className == "Python")
    #expect(file.model.shape(of: "p1") == "?")
    #expect(file.model.shape(of: "fc") == "?")
    #expect(file.model.shape(of: "norm") == "3 8 8")
    #expect(
      file.warnings == [
        "2 layers, 'p1' first, are of a type that is not understood, 'Python', and cannot be run; "
          + "shapes are unknown behind them",
        "layer 'norm' is of a type that is not understood, 'Normalize', and cannot be run",
      ])
  }

  @Test("pictures from a data base have the size that they are cropped to")
  func dataBase() throws {
    let text = """
      layer { name: "data" type: "Data" top: "data" top: "label"
        transform_param { crop_size: 20 mean_value: 104 mean_value: 117 mean_value: 123 } }
      layer { name: "relu" type: "ReLU" bottom: "data" top: "data" }
      """
    let file = try caffeFile(text)
    #expect(file.model.shape(of: "data") == "3 20 20")
    #expect(file.model.inputs.count == 1)
    #expect(file.warnings == [])
    let resized = try caffeFile(
      """
      layer { name: "data" type: "ImageData" top: "data" top: "label"
        image_data_param { new_height: 30 new_width: 40 is_color: false } }
      layer { name: "relu" type: "ReLU" bottom: "data" top: "data" }
      """)
    #expect(resized.model.shape(of: "data") == "1 30 40")
    let open = try caffeFile(
      """
      layer { name: "data" type: "ImageData" top: "data" top: "label"
        image_data_param { new_height: 0 new_width: 0 } }
      layer { name: "relu" type: "ReLU" bottom: "data" top: "data" }
      """)
    #expect(open.model.shape(of: "relu") == "?")
    #expect(
      open.warnings == [
        "the file does not say how large the pictures are that layer 'data' gives, so shapes are "
          + "unknown"
      ])
  }

  @Test("of a file with stages the network is taken that is deployed")
  func stages() throws {
    let text = """
      layer { name: "train" type: "Data" top: "data" include { phase: TRAIN } }
      layer { name: "input" type: "Input" top: "data" include { stage: "deploy" }
        input_param { shape { dim: 1 dim: 3 dim: 8 dim: 8 } } }
      layer { name: "relu" type: "ReLU" bottom: "data" top: "relu" }
      layer { name: "drop" type: "Dropout" bottom: "relu" top: "drop" exclude { stage: "deploy" } }
      """
    #expect(try caffeFile(text).model.layers.map(\.name) == ["input", "relu"])
  }

  @Test("names that are given twice get a number")
  func sameNames() throws {
    let text = """
      input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
      layer { name: "relu" type: "ReLU" bottom: "data" top: "a" }
      layer { name: "relu" type: "ReLU" bottom: "a" top: "b" }
      layer { type: "ReLU" bottom: "b" top: "c" }
      """
    let model = try caffeFile(text).model
    #expect(model.layers.map(\.name) == ["data", "relu", "relu_1", "re_lu"])
  }
}
