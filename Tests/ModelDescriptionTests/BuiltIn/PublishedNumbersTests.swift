import ModelDescription
import Testing

/// The built-in networks against what their sources publish.
@Suite("Published numbers of the built-in networks")
struct PublishedNumbersTests {
  /// `num_params` in torchvision's table of weights. Moving averages are buffers there, and do not
  /// count.
  @Test(
    "trainable parameters are torchvision's",
    arguments: [
      (BuiltInModel.alexNetTorchvision, 61_100_840), (.vgg16, 138_357_544), (.vgg19, 143_667_240),
      (.googLeNet, 6_624_904), (.resNet18, 11_689_512), (.resNet34, 21_797_672),
      (.resNet50, 25_557_032), (.squeezeNet, 1_235_496), (.mobileNetV2, 3_504_872),
      (.mobileNetV3Small, 2_542_856), (.mobileNetV3Large, 5_483_032),
      (.efficientNetB0, 5_288_548), (.denseNet121, 7_978_856),
    ])
  func torchvision(network: BuiltInModel, count: Int) throws {
    let numbers = try network.model().layerNumbers()
    #expect(numbers.compactMap(\.trainableParameters).reduce(0, +) == count)
  }

  /// The table of Keras's applications, which counts moving averages too.
  @Test(
    "all parameters are Keras's",
    arguments: [
      (BuiltInModel.vgg16, 138_357_544), (.vgg19, 143_667_240), (.mobileNetV1, 4_253_864),
      (.mobileNetV2, 3_538_984), (.denseNet121, 8_062_504),
    ])
  func keras(network: BuiltInModel, count: Int) throws {
    #expect(try network.model().parameterCount == count)
    #expect(try network.model(names: .keras).parameterCount == count)
  }

  /// By hand from the sizes in the papers: kernel · input channels · filters + filters.
  @Test("parameters of networks without a framework's count follow from the papers' sizes")
  func arithmetic() throws {
    // C1, C3, C5, F6, output. The paper's own 60,000 have a sparse C3.
    let leNet5 =
      (25 * 1 + 1) * 6 + (25 * 6 + 1) * 16 + (25 * 16 + 1) * 120 + (120 + 1) * 84 + (84 + 1) * 10
    #expect(leNet5 == 61_706)
    #expect(try BuiltInModel.leNet5.model().parameterCount == leNet5)

    let zfNet = [
      (49 * 3 + 1) * 96, (25 * 96 + 1) * 256, (9 * 256 + 1) * 384, (9 * 384 + 1) * 384,
      (9 * 384 + 1) * 256, (6 * 6 * 256 + 1) * 4096, 4097 * 4096, 4097 * 1000,
    ].reduce(0, +)
    #expect(zfNet == 62_357_608)
    #expect(try BuiltInModel.zfNet.model().parameterCount == zfNet)

    let nin = [
      (121 * 3 + 1) * 96, 2 * 97 * 96, (25 * 96 + 1) * 256, 2 * 257 * 256, (9 * 256 + 1) * 384,
      2 * 385 * 384, (9 * 384 + 1) * 1024, 1025 * 1024, 1025 * 1000,
    ].reduce(0, +)
    // The authors' file of 32-bit numbers is 29 MB.
    #expect(nin * 4 / (1 << 20) == 28)
    #expect(try BuiltInModel.nin.model().parameterCount == nin)
  }

  /// Each stage of figure 1: two convolutions down; up-convolution and two convolutions up.
  @Test("U-Net's parameters follow from its figure")
  func uNet() throws {
    func pair(_ inputs: Int, _ filters: Int) -> Int {
      (9 * inputs + 1) * filters + (9 * filters + 1) * filters
    }
    let down = pair(1, 64) + pair(64, 128) + pair(128, 256) + pair(256, 512) + pair(512, 1024)
    let up = [512, 256, 128, 64].map { (4 * 2 * $0 + 1) * $0 + pair(2 * $0, $0) }.reduce(0, +)
    #expect(try BuiltInModel.uNet.model().parameterCount == down + up + (64 + 1) * 2)
  }

  /// `GFLOPS` in torchvision's table of weights, which are multiply-accumulates, to the digits
  /// that are published.
  @Test(
    "multiply-accumulates are torchvision's",
    arguments: [
      (BuiltInModel.vgg16, 15_470), (.vgg19, 19_630), (.googLeNet, 1_500), (.resNet18, 1_810),
      (.resNet34, 3_660), (.resNet50, 4_090), (.squeezeNet, 350), (.mobileNetV2, 300),
      (.mobileNetV3Small, 60), (.mobileNetV3Large, 220), (.efficientNetB0, 390),
      (.denseNet121, 2_830),
    ])
  func multiplyAccumulates(network: BuiltInModel, millions: Int) throws {
    let count = try #require(network.model().multiplyAccumulates)
    #expect((count + 5_000_000) / 10_000_000 * 10 == millions)
  }

  /// Howard et al. 2017, table 4: 569 million with 4.2 million parameters.
  @Test("MobileNet has the 569 million multiply-accumulates of its paper")
  func mobileNet() throws {
    let count = try #require(BuiltInModel.mobileNetV1.model().multiplyAccumulates)
    #expect((count + 500_000) / 1_000_000 == 569)
  }
}
