import Foundation
import ModelDescription
import Testing

@Suite("AlexNet explained")
struct AlexNetExplanationTests {
  /// Layer, side, parameters; all by hand, with Krizhevsky et al. 2012, section 3.5.
  static let oneColumn: [(name: String, side: String, parameters: String)] = [
    ("conv1", "⌊(227 + 2·0 − 11) / 4⌋ + 1 = 55", "(11·11·3 + 1)·96 = 34,944"),
    ("conv2", "⌊(27 + 2·2 − 5) / 1⌋ + 1 = 27", "(5·5·96 + 1)·256 = 614,656"),
    ("conv3", "⌊(13 + 2·1 − 3) / 1⌋ + 1 = 13", "(3·3·256 + 1)·384 = 885,120"),
    ("conv4", "⌊(13 + 2·1 − 3) / 1⌋ + 1 = 13", "(3·3·384 + 1)·384 = 1,327,488"),
    ("conv5", "⌊(13 + 2·1 − 3) / 1⌋ + 1 = 13", "(3·3·384 + 1)·256 = 884,992"),
  ]

  static let pools: [(name: String, side: String)] = [
    ("pool1", "⌊(55 + 2·0 − 3) / 2⌋ + 1 = 27"),
    ("pool2", "⌊(27 + 2·0 − 3) / 2⌋ + 1 = 13"),
    ("pool5", "⌊(13 + 2·0 − 3) / 2⌋ + 1 = 6"),
  ]

  static let dense: [(name: String, parameters: String)] = [
    ("fc6", "(9,216 + 1)·4,096 = 37,752,832"),
    ("fc7", "(4,096 + 1)·4,096 = 16,781,312"),
    ("fc8", "(4,096 + 1)·1,000 = 4,097,000"),
  ]

  private func arithmetic(_ name: String, of model: Model) throws -> ShapeArithmetic {
    let layer = try #require(model.layer(named: name))
    return model.shapeArithmetic(of: try #require(model.calls(of: layer).first))
  }

  @Test("convolutions' sizes and parameters are written out", arguments: oneColumn)
  func convolutions(name: String, side: String, parameters: String) throws {
    let found = try arithmetic(name, of: BuiltInModel.alexNet.model())
    #expect(found.height?.text == side)
    #expect(found.width?.text == side)
    #expect(found.parameters?.text == parameters)
  }

  @Test("pools' sizes are written out; they have no parameters", arguments: pools)
  func pooling(name: String, side: String) throws {
    let found = try arithmetic(name, of: BuiltInModel.alexNet.model())
    #expect(found.height?.text == side)
    #expect(found.parameters == nil)
  }

  @Test("dense layers' parameters are written out", arguments: dense)
  func denseLayers(name: String, parameters: String) throws {
    let found = try arithmetic(name, of: BuiltInModel.alexNet.model())
    #expect(found.parameters?.text == parameters)
    #expect(found.height == nil)
  }

  @Test("flatten multiplies height, width and channels")
  func flatten() throws {
    let found = try arithmetic("flatten", of: BuiltInModel.alexNet.model())
    #expect(found.channels?.text == "6·6·256 = 9,216")
  }

  @Test("kernels of the two-GPU network see half of the channels")
  func groups() throws {
    let model = try BuiltInModel.alexNet2012.model()
    #expect(
      try arithmetic("conv2", of: model).parameters?.text == "(5·5·48 + 1)·256 = 307,456")
    #expect(
      try arithmetic("conv2", of: model).multiplyAccumulates?.text
        == "27·27·256·(5·5·48) = 223,948,800")
    #expect(
      model.shapesText().contains(
        "256 kernels of 5 × 5 × 48 in 2 groups, so that each kernel sees 96 / 2 = 48 channels, "
          + "stride 1, padding 2, then ReLU."))
    #expect(
      model.shapesText(language: .chinese).contains(
        "256 个 5 × 5 × 48 的卷积核，分 2 组（每个卷积核只看 96 / 2 = 48 个通道），步长 1，填充 2"))
  }

  @Test("the English text has a paragraph for each layer, in order, and the totals")
  func english() throws {
    let text = try BuiltInModel.alexNet.model().shapesText(title: "AlexNet", note: "A note.")
    let paragraphs = text.components(separatedBy: "\n\n")
    #expect(paragraphs.count == 3 + 15 + 1)
    #expect(paragraphs[0] == "AlexNet")
    #expect(paragraphs[2] == "A note.")
    #expect(
      paragraphs[4] == """
        2. conv1 (Conv2D): 227 × 227 × 3 → 55 × 55 × 96
           96 kernels of 11 × 11 × 3, stride 4, no padding, then ReLU.
           Height and width: ⌊(227 + 2·0 − 11) / 4⌋ + 1 = 55; channels: 96, one for each kernel.
           Parameters: (11·11·3 + 1)·96 = 34,944; the + 1 is each kernel's bias.
           MACs: 55·55·96·(11·11·3) = 105,415,200. Receptive field: 11 × 11 pixels, stride 4.
        """)
    #expect(
      paragraphs[5] == """
        3. pool1 (MaxPooling2D): 55 × 55 × 96 → 27 × 27 × 96
           The largest number of each 3 × 3 window, stride 2, no padding. The windows overlap, \
        since 3 > 2.
           Height and width: ⌊(55 + 2·0 − 3) / 2⌋ + 1 = 27; the 96 channels stay.
           No parameters.
           Receptive field: 19 × 19 pixels, stride 8.
        """)
    #expect(paragraphs[18].hasPrefix("Altogether 62,378,344 parameters"))
    #expect(
      paragraphs[18].hasSuffix(
        "\n8 layers with weights: 5 convolutional and 3 dense layers."))
  }

  @Test("the Chinese text says the same")
  func chinese() throws {
    let text = try BuiltInModel.alexNet.model().shapesText(language: .chinese, title: "AlexNet")
    let paragraphs = text.components(separatedBy: "\n\n")
    #expect(paragraphs.count == 2 + 15 + 1)
    #expect(
      paragraphs[3] == """
        2. conv1（Conv2D）：227 × 227 × 3 → 55 × 55 × 96
           卷积：96 个 11 × 11 × 3 的卷积核，步长 4，无填充，再经过 ReLU。
           高和宽：⌊(227 + 2·0 − 11) / 4⌋ + 1 = 55；通道数等于卷积核个数 96。
           参数：(11·11·3 + 1)·96 = 34,944，其中 + 1 是每个卷积核的偏置。
           乘加次数：55·55·96·(11·11·3) = 105,415,200；感受野：11 × 11 像素，步长 4。
        """)
    #expect(
      paragraphs[17].hasSuffix("\n带权重的层共 8 层：5 个卷积层和 3 个全连接层。"))
    #expect(text.contains("展平：把每个样本的所有数排成一行，6·6·256 = 9,216 个数。"))
  }

  @Test("every formula stands in both languages' texts")
  func allFormulas() throws {
    let model = try BuiltInModel.alexNet.model()
    for language in ExplanationLanguage.allCases {
      let text = model.shapesText(language: language)
      for layer in Self.oneColumn {
        #expect(text.contains(layer.side) && text.contains(layer.parameters))
      }
      for layer in Self.pools { #expect(text.contains(layer.side)) }
      for layer in Self.dense { #expect(text.contains(layer.parameters)) }
    }
  }

  @Test("the note tells the article's names of layers", arguments: ExplanationLanguage.allCases)
  func note(language: ExplanationLanguage) throws {
    let note = try #require(BuiltInModel.alexNet.shapesNote(in: language))
    for name in ["pool3", "pool5", "fc1", "fc6", "fc2", "fc7", "output", "fc8"] {
      #expect(note.contains(name))
    }
    #expect(BuiltInModel.vgg16.shapesNote(in: language) == nil)
    #expect(BuiltInModel.vgg16.sizeNote(inputShape: [224, 224, 3], in: language) == nil)
  }
}
