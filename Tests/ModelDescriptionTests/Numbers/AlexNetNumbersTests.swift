import ModelDescription
import Testing

@Suite("The four AlexNets in numbers")
struct AlexNetNumbersTests {
  @Test(
    "parameters are those of the paper's network and of the frameworks'",
    arguments: [
      (BuiltInModel.alexNet, 62_378_344), (.alexNet2012, 60_965_224),
      (.alexNetTorchvision, 61_100_840), (.alexNetCaffe, 60_965_224),
    ])
  func parameters(model: BuiltInModel, count: Int) throws {
    #expect(try model.model().parameterCount == count)
    #expect(try model.model(names: .keras).parameterCount == count)
  }

  @Test(
    "multiply-accumulates are those that others count",
    arguments: [
      (BuiltInModel.alexNet2012, 724_406_816), (.alexNetTorchvision, 714_188_480),
      (.alexNetCaffe, 724_406_816),
    ])
  func multiplyAccumulates(model: BuiltInModel, count: Int) throws {
    #expect(try model.model().multiplyAccumulates == count)
  }

  @Test("each weighted layer of the two-GPU network has its share of the MACs")
  func shares() throws {
    let model = try BuiltInModel.alexNet2012.model()
    let macs = zip(model.layers, model.layerNumbers()).map {
      ($0.name, $1.multiplyAccumulates ?? 0)
    }
    let expected = [
      "conv1": 55 * 55 * 96 * 11 * 11 * 3, "conv2": 27 * 27 * 256 * 5 * 5 * 48,
      "conv3": 13 * 13 * 384 * 3 * 3 * 256, "conv4": 13 * 13 * 384 * 3 * 3 * 192,
      "conv5": 13 * 13 * 256 * 3 * 3 * 192, "fc6": 9216 * 4096, "fc7": 4096 * 4096,
      "fc8": 4096 * 1000,
    ]
    #expect(Dictionary(uniqueKeysWithValues: macs.filter { $0.1 > 0 }) == expected)
    #expect(model.weightedLayers.map(\.name).sorted() == expected.keys.sorted())
  }

  @Test(
    "receptive fields of AlexNet: size, stride, first centre",
    arguments: [
      ("conv1", 11, 4, 5.0), ("pool1", 19, 8, 9), ("conv2", 51, 8, 9), ("pool2", 67, 16, 17),
      ("conv3", 99, 16, 17), ("conv4", 131, 16, 17), ("conv5", 163, 16, 17),
      ("pool5", 195, 32, 33),
    ])
  func receptiveFields(name: String, size: Int, stride: Int, center: Double) throws {
    for (variant, shift) in [
      (BuiltInModel.alexNet, 0.0), (.alexNet2012, 0), (.alexNetTorchvision, 2),
    ] {
      let model = try variant.model()
      let layer = try #require(model.layer(named: name))
      let field = try #require(model.layerNumbers()[layer.index].receptiveField)
      #expect(field.size == Extent(height: size, width: size))
      #expect(field.stride == Extent(height: stride, width: stride))
      #expect(field.firstCenter.y == center - shift)
      #expect(field.firstCenter.x == center - shift)
      #expect(!field.coversInput)
    }
  }

  @Test("fc6 sees 355 × 355 pixels, which is all of the picture")
  func wholePicture() throws {
    let model = try BuiltInModel.alexNet2012.model()
    let layer = try #require(model.layer(named: "fc6"))
    let field = try #require(model.layerNumbers()[layer.index].receptiveField)
    #expect(field.size == Extent(height: 355, width: 355))
    #expect(field.coversInput)
  }

  @Test("224 pixels instead of 227 give maps of 54, 26, 12 and 5")
  func paperSlip() throws {
    let model = try BuiltInModel.alexNet.model(inputShape: [224, 224, 3])
    let sides = ["conv1", "pool1", "conv2", "pool2", "conv3", "pool5"].map { name in
      model.layer(named: name).map { model.calls(of: $0)[0].outputShape.dimensions[1] }
    }
    #expect(sides == [54, 26, 26, 12, 12, 5])
    #expect(
      model.layer(named: "flatten").map { model.calls(of: $0)[0].outputShape.channels } == 6400)
  }

  @Test("Caffe's pools round up: 224 pixels give 27, 13 and 6 again")
  func caffeRoundsUp() throws {
    let model = try BuiltInModel.alexNetCaffe.model(inputShape: [224, 224, 3])
    let sides = ["conv1", "pool1", "pool2", "pool5"].map { name in
      model.layer(named: name).map { model.calls(of: $0)[0].outputShape.dimensions[1] }
    }
    #expect(sides == [54, 27, 13, 6])
  }

  @Test("ten classes change the last layer only")
  func tenClasses() throws {
    let model = try BuiltInModel.alexNet.model(classes: 10)
    #expect(model.parameterCount == 62_378_344 - 4097 * 990)
    #expect(model.calls[model.outputs[0]].outputShape == Shape([nil, 10]))
  }

  @Test("activations take four bytes a number")
  func memory() throws {
    let model = try BuiltInModel.alexNet.model()
    #expect(model.layerNumbers().map(\.activationBytes).prefix(3) == [618_348, 1_161_600, 279_936])
  }

  @Test(
    "written-out arithmetic gives the shapes, parameters and MACs of the model",
    arguments: [BuiltInModel.alexNet, .alexNet2012, .alexNetTorchvision, .alexNetCaffe],
    [67, 127, 224, 227, 300])
  func arithmeticAgrees(builtIn: BuiltInModel, side: Int) throws {
    let model = try builtIn.model(inputShape: [side, side + 7, 3])
    for call in model.calls {
      let arithmetic = model.shapeArithmetic(of: call)
      let shape = call.outputShape
      if let height = arithmetic.height { #expect(height.result == shape.dimensions[1]) }
      if let width = arithmetic.width { #expect(width.result == shape.dimensions[2]) }
      if let channels = arithmetic.channels { #expect(channels.result == shape.channels) }
      let numbers = model.layerNumbers()[call.layer]
      #expect(arithmetic.parameters?.result ?? 0 == numbers.parameters)
      #expect(arithmetic.multiplyAccumulates?.result ?? 0 == numbers.multiplyAccumulates)
    }
  }
}
