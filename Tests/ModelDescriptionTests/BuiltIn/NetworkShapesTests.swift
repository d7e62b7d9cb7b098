import ModelDescription
import Testing

/// The sizes that papers and frameworks print beside the stages of their networks.
@Suite("Stages of the built-in networks")
struct NetworkShapesTests {
  @Test(
    "stages have the sizes of the paper's figure or table",
    arguments: [
      // LeCun et al. 1998, figure 2.
      (BuiltInModel.leNet5, "C1", [28, 28, 6]), (.leNet5, "S2", [14, 14, 6]),
      (.leNet5, "C3", [10, 10, 16]), (.leNet5, "S4", [5, 5, 16]), (.leNet5, "C5", [1, 1, 120]),
      (.leNet5, "F6", [84]), (.leNet5, "output", [10]),
      // Zeiler & Fergus 2013, figure 3.
      (.zfNet, "conv1", [110, 110, 96]), (.zfNet, "pool1", [55, 55, 96]),
      (.zfNet, "conv2", [26, 26, 256]), (.zfNet, "pool2", [13, 13, 256]),
      (.zfNet, "conv5", [13, 13, 256]), (.zfNet, "pool5", [6, 6, 256]),
      // Simonyan & Zisserman 2014: halved five times.
      (.vgg16, "conv1_2", [224, 224, 64]), (.vgg16, "conv5_3", [14, 14, 512]),
      (.vgg16, "pool5", [7, 7, 512]), (.vgg19, "conv5_4", [14, 14, 512]),
      // The Model Zoo's last pool has a window of 6 × 6.
      (.nin, "cccp2", [54, 54, 96]), (.nin, "cccp8", [6, 6, 1000]), (.nin, "pool4", [1000]),
      // Szegedy et al. 2014, table 1.
      (.googLeNet, "conv1.relu", [112, 112, 64]), (.googLeNet, "maxpool1", [56, 56, 64]),
      (.googLeNet, "conv3.relu", [56, 56, 192]), (.googLeNet, "maxpool2", [28, 28, 192]),
      (.googLeNet, "inception3a", [28, 28, 256]), (.googLeNet, "inception3b", [28, 28, 480]),
      (.googLeNet, "inception4a", [14, 14, 512]), (.googLeNet, "inception4d", [14, 14, 528]),
      (.googLeNet, "inception4e", [14, 14, 832]), (.googLeNet, "inception5b", [7, 7, 1024]),
      // He et al. 2015, table 1.
      (.resNet18, "conv1", [112, 112, 64]), (.resNet18, "layer1.1.relu2", [56, 56, 64]),
      (.resNet34, "layer2.3.relu2", [28, 28, 128]), (.resNet34, "layer3.5.relu2", [14, 14, 256]),
      (.resNet50, "layer1.2.relu3", [56, 56, 256]), (.resNet50, "layer2.3.relu3", [28, 28, 512]),
      (.resNet50, "layer3.5.relu3", [14, 14, 1024]), (.resNet50, "layer4.2.relu3", [7, 7, 2048]),
      (.resNet50, "avgpool", [2048]),
      // Iandola et al. 2016, table 1, with version 1.1's earlier pools.
      (.squeezeNet, "features.0", [111, 111, 64]), (.squeezeNet, "features.2", [55, 55, 64]),
      (.squeezeNet, "features.7", [27, 27, 256]), (.squeezeNet, "features.12", [13, 13, 512]),
      // Howard et al. 2017, table 1.
      (.mobileNetV1, "conv1", [112, 112, 32]), (.mobileNetV1, "conv_pw_1_relu", [112, 112, 64]),
      (.mobileNetV1, "conv_pw_3_relu", [56, 56, 128]),
      (.mobileNetV1, "conv_pw_11_relu", [14, 14, 512]),
      (.mobileNetV1, "conv_pw_13_relu", [7, 7, 1024]), (.mobileNetV1, "predictions", [1000]),
      // Sandler et al. 2018, table 2.
      (.mobileNetV2, "features.1.conv.2", [112, 112, 16]),
      (.mobileNetV2, "features.3.add", [56, 56, 24]),
      (.mobileNetV2, "features.6.add", [28, 28, 32]),
      (.mobileNetV2, "features.10.add", [14, 14, 64]),
      (.mobileNetV2, "features.13.add", [14, 14, 96]),
      (.mobileNetV2, "features.17.conv.3", [7, 7, 320]),
      (.mobileNetV2, "features.18.2", [7, 7, 1280]),
      // Howard et al. 2019, tables 1 and 2.
      (.mobileNetV3Small, "features.1.block.2.1", [56, 56, 16]),
      (.mobileNetV3Small, "features.3.add", [28, 28, 24]),
      (.mobileNetV3Small, "features.8.add", [14, 14, 48]),
      (.mobileNetV3Small, "features.11.add", [7, 7, 96]),
      (.mobileNetV3Small, "features.12.2", [7, 7, 576]),
      (.mobileNetV3Large, "features.1.add", [112, 112, 16]),
      (.mobileNetV3Large, "features.3.add", [56, 56, 24]),
      (.mobileNetV3Large, "features.6.add", [28, 28, 40]),
      (.mobileNetV3Large, "features.10.add", [14, 14, 80]),
      (.mobileNetV3Large, "features.12.add", [14, 14, 112]),
      (.mobileNetV3Large, "features.15.add", [7, 7, 160]),
      (.mobileNetV3Large, "features.16.2", [7, 7, 960]),
      (.mobileNetV3Large, "classifier.0", [1280]),
      // Tan & Le 2019, table 1.
      (.efficientNetB0, "features.1.0.block.2.1", [112, 112, 16]),
      (.efficientNetB0, "features.2.1.add", [56, 56, 24]),
      (.efficientNetB0, "features.3.1.add", [28, 28, 40]),
      (.efficientNetB0, "features.4.2.add", [14, 14, 80]),
      (.efficientNetB0, "features.5.2.add", [14, 14, 112]),
      (.efficientNetB0, "features.6.3.add", [7, 7, 192]),
      (.efficientNetB0, "features.7.0.block.3.1", [7, 7, 320]),
      (.efficientNetB0, "features.8.2", [7, 7, 1280]),
      // Huang et al. 2016, table 1; each block adds 32 a layer, each transition halves.
      (.denseNet121, "features.pool0", [56, 56, 64]),
      (.denseNet121, "features.denseblock1.denselayer6.concat", [56, 56, 256]),
      (.denseNet121, "features.transition1.pool", [28, 28, 128]),
      (.denseNet121, "features.denseblock2.denselayer12.concat", [28, 28, 512]),
      (.denseNet121, "features.denseblock3.denselayer24.concat", [14, 14, 1024]),
      (.denseNet121, "features.denseblock4.denselayer16.concat", [7, 7, 1024]),
      // Ronneberger et al. 2015, figure 1.
      (.uNet, "conv1_2", [568, 568, 64]), (.uNet, "conv2_2", [280, 280, 128]),
      (.uNet, "conv3_2", [136, 136, 256]), (.uNet, "conv4_2", [64, 64, 512]),
      (.uNet, "conv5_2", [28, 28, 1024]), (.uNet, "concat6", [56, 56, 1024]),
      (.uNet, "conv6_2", [52, 52, 512]), (.uNet, "concat7", [104, 104, 512]),
      (.uNet, "conv7_2", [100, 100, 256]), (.uNet, "concat8", [200, 200, 256]),
      (.uNet, "conv8_2", [196, 196, 128]), (.uNet, "concat9", [392, 392, 128]),
      (.uNet, "conv9_2", [388, 388, 64]), (.uNet, "output", [388, 388, 2]),
    ])
  func stage(network: BuiltInModel, name: String, shape: [Int]) throws {
    let model = try network.model()
    let layer = try #require(model.layer(named: name))
    #expect(model.calls(of: layer).map(\.outputShape) == [Shape(batchOf: shape)])
  }

  @Test("an inception module joins its branches in the paper's order")
  func inception() throws {
    let model = try BuiltInModel.googLeNet.model()
    let module = try #require(model.layer(named: "inception3a"))
    let call = model.calls(of: module)[0]
    #expect(call.inputShapes.map(\.channels) == [64, 128, 32, 32])
    let sources = call.inputs.map { model.layers[model.calls[$0].layer].name }
    #expect(
      sources == [
        "inception3a.branch1.relu", "inception3a.branch2.1.relu", "inception3a.branch3.1.relu",
        "inception3a.branch4.1.relu",
      ])
  }

  @Test("ResNet-50 halves sizes in the 3 × 3 convolution, as torchvision does")
  func strides() throws {
    let model = try BuiltInModel.resNet50.model()
    let strided = model.layers.filter { $0.layer.window?.strides == Extent(height: 2, width: 2) }
    #expect(
      Set(strided.map(\.name)) == [
        "conv1", "maxpool", "layer2.0.conv2", "layer2.0.downsample.0", "layer3.0.conv2",
        "layer3.0.downsample.0", "layer4.0.conv2", "layer4.0.downsample.0",
      ])
  }

  @Test(
    "depths are those in the networks' names, shortcuts not counted",
    arguments: [
      (BuiltInModel.leNet5, 5), (.zfNet, 8), (.vgg16, 16), (.vgg19, 19), (.nin, 12),
      (.resNet18, 18), (.resNet34, 34), (.resNet50, 50), (.squeezeNet, 26), (.mobileNetV1, 28),
      (.denseNet121, 121), (.uNet, 23),
    ])
  func depth(network: BuiltInModel, count: Int) throws {
    let layers = try network.model().weightedLayers
    #expect(layers.count { !$0.name.contains("downsample") } == count)
  }

  @Test("U-Net crops from the middle of the contracting path")
  func cropping() throws {
    let model = try BuiltInModel.uNet.model()
    let cuts = model.layers.compactMap { ($0.layer as? Cropping2D)?.top }
    #expect(cuts == [4, 16, 40, 88])
    // Other sizes, of which pools leave a row out, still fit.
    let other = try BuiltInModel.uNet.model(inputShape: [255, 300, 3])
    #expect(other.calls.last?.outputShape.channels == 2)
  }

  @Test(
    "every network takes another input and another number of classes",
    arguments: BuiltInModel.allCases)
  func changes(network: BuiltInModel) throws {
    let model = try network.model(inputShape: [320, 256, 2], classes: 7)
    #expect(model.calls[model.outputs[0]].outputShape.channels == 7)
    #expect(model.calls[model.inputs[0]].outputShape == Shape([nil, 320, 256, 2]))
    #expect(model.name == network.rawValue)
    #expect(model.layers.allSatisfy { $0.automaticOrdinal == nil })
  }

  @Test("an input that is too small is refused", arguments: [BuiltInModel.leNet5, .uNet, .vgg16])
  func tooSmall(network: BuiltInModel) {
    #expect(throws: ModelError.self) { try network.model(inputShape: [12, 12, 1]) }
  }

  @Test("written-out arithmetic agrees with every layer", arguments: BuiltInModel.allCases)
  func arithmeticAgrees(network: BuiltInModel) throws {
    let model = try network.model()
    let numbers = model.layerNumbers()
    for call in model.calls {
      let arithmetic = model.shapeArithmetic(of: call)
      if let height = arithmetic.height { #expect(height.result == call.outputShape.dimensions[1]) }
      if let channels = arithmetic.channels {
        #expect(channels.result == call.outputShape.channels)
      }
      #expect(arithmetic.parameters?.result ?? 0 == numbers[call.layer].parameters)
      let macs = numbers[call.layer].multiplyAccumulates
      #expect(arithmetic.multiplyAccumulates?.result ?? 0 == macs)
    }
  }
}
