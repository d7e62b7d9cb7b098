import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("Models side by side")
struct CompareTests {
  private let measuring = PangoTextMeasurer()

  private func figure(
    _ models: [Model], names: [String] = [], _ options: FigureOptions = FigureOptions()
  ) throws -> Figure {
    try Figure(
      of: models[0], style: CompareFigure(names: names, others: Array(models.dropFirst())),
      name: "Comparison", options: options, measuring: measuring)
  }

  private func figure(
    _ models: BuiltInModel..., options: FigureOptions = FigureOptions()
  ) throws -> Figure {
    try figure(try models.map { try $0.model() }, names: models.map(\.title), options)
  }

  /// The group of a layer of the model with that number from 1.
  private func box(_ layer: String, of model: Int, in figure: Figure) -> Group? {
    figure.scene.elements.lazy.compactMap { element in
      guard case .group(let group) = element,
        group.identifier == "model-\(model)-layer-\(layer)"
      else { return nil }
      return group
    }.first
  }

  /// The lines in a layer's box.
  private func lines(_ layer: String, of model: Int, in figure: Figure) -> [String] {
    (box(layer, of: model, in: figure)?.elements ?? []).flatMap(\.texts)
      .map { $0.runs.map(\.string).joined() }
  }

  /// What is in bold in a layer's box.
  private func marked(_ layer: String, of model: Int, in figure: Figure) -> [String] {
    (box(layer, of: model, in: figure)?.elements ?? []).flatMap(\.texts).flatMap(\.runs)
      .filter(\.font.bold).map(\.string)
  }

  private func words(_ figure: Figure) -> [String] {
    figure.scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  @Test("Two groups in conv2, conv4 and conv5 of 2012 are marked, and nothing in conv3")
  func groups() throws {
    let figure = try figure(.alexNet, .alexNet2012)
    #expect(lines("conv2", of: 1, in: figure) == ["5×5 conv, 256, g1", "27 × 27 × 256"])
    #expect(lines("conv2", of: 2, in: figure) == ["5×5 conv, 256, g2", "27 × 27 × 256"])
    for layer in ["conv2", "conv4", "conv5"] {
      #expect(marked(layer, of: 2, in: figure) == ["g2"])
      #expect(marked(layer, of: 1, in: figure) == [])
    }
    #expect(marked("conv3", of: 2, in: figure) == [])
    #expect(words(figure).filter { $0 == "≠" }.count == 3)
  }

  @Test("Normalisations of 2012 are added, and one dropout of torchvision's is missing")
  func presence() throws {
    let figure = try figure(.alexNet, .alexNet2012, .alexNetTorchvision)
    #expect(box("norm1", of: 1, in: figure) == nil)
    #expect(lines("norm1", of: 2, in: figure) == ["LRN", "55 × 55 × 96"])
    // norm1, norm2; avgpool, drop6.
    #expect(words(figure).filter { $0 == "+" }.count == 4)
    #expect(words(figure).filter { $0 == "−" }.count == 1)
  }

  @Test("torchvision's conv1 has other filters, padding and output; conv3 only shallower kernels")
  func settings() throws {
    let figure = try figure(.alexNet, .alexNetTorchvision)
    #expect(lines("conv1", of: 2, in: figure) == ["11×11 conv, 64, s4, p2", "55 × 55 × 64"])
    #expect(marked("conv1", of: 2, in: figure) == ["64,", "p2", "55 × 55 × 64"])
    #expect(lines("fc8", of: 2, in: figure) == ["output 1000, linear", "1000"])
    // (3 · 3 · 192 + 1) · 384
    #expect(marked("conv3", of: 2, in: figure) == ["#663,936"])
  }

  @Test("Equal layers stand in one row under the notation of all figures, without marks")
  func equal() throws {
    let model = try BuiltInModel.alexNet.model()
    let figure = try figure([model, model])
    #expect(lines("conv1", of: 2, in: figure) == ["11×11 conv, 96, s4", "55 × 55 × 96"])
    let tops = [1, 2].map { number in
      box("pool5", of: number, in: figure)?.elements.first?.bounds(measuring: measuring)?.minY
    }
    #expect(tops[0] != nil && tops[0] == tops[1])
    #expect(words(figure).allSatisfy { !["≠", "+", "−"].contains($0) })
  }

  private func arrows(_ figure: Figure) -> [Arrow] {
    figure.scene.elements.compactMap { if case .arrow(let arrow) = $0 { arrow } else { nil } }
  }

  @Test("Arrows run through chains only; a model whose ways part is a list, and the legend says so")
  func arrows() throws {
    let lists = try figure(.resNet18, .uNet)
    #expect(arrows(lists).isEmpty)
    #expect(words(lists).contains("no arrows the model branches; layers in order"))
    // Input, eight layers with weights, three pools, two dropouts, flattening: one arrow less.
    let model = try BuiltInModel.alexNet.model()
    let chains = try figure([model, model])
    #expect(arrows(chains).count == 2 * (model.layers.count - 1))
    #expect(!words(chains).contains { $0.hasPrefix("no arrows") })
  }

  @Test("The result's dense layer has the paint of outputs, those before it that of dense layers")
  func output() throws {
    let figure = try figure(.alexNet, .alexNet2012)
    let theme = BuiltInTheme.light.theme
    func fill(_ layer: String) -> Color? {
      guard case .box(let box)? = box(layer, of: 2, in: figure)?.elements.first else { return nil }
      return box.fill
    }
    #expect(fill("fc8") == theme[.output].fill)
    #expect(fill("fc7") == theme[.dense].fill)
  }

  @Test("Totals stand at the foot, input and names of models too")
  func totals() throws {
    let words = words(try figure(.alexNet, .alexNet2012))
    for text in [
      "62,378,344", "60,965,224", "1,135,256,096", "724,406,816", "15", "17",
      "AlexNet", "(one column)", "(2012, two GPUs)",
    ] {
      #expect(words.contains(text), "\(text)")
    }
  }

  @Test("Of long equal runs the first and last layer are drawn: VGG's first ten, its last seven")
  func folding() throws {
    let figure = try figure(.vgg16, .vgg19)
    let words = words(figure).joined(separator: " ")
    #expect(words.contains("… 8 equal layers"))
    #expect(words.contains("… 5 equal layers"))
    #expect(box("conv2_1", of: 1, in: figure) == nil)
    for layer in ["conv3_4", "conv4_4", "conv5_4"] {
      #expect(box(layer, of: 2, in: figure) != nil)
    }
  }

  @Test("The legend explains the marks that occur, in both languages")
  func legend() throws {
    let english = words(try figure(.vgg16, .vgg19))
    #expect(english.contains("+ not in the first model"))
    #expect(!english.contains { $0.hasPrefix("≠") })
    let options = FigureOptions(language: .chinese)
    let chinese = words(try figure(.alexNet, .alexNet2012, options: options))
    #expect(chinese.contains("g 分组"))
    #expect(chinese.contains("乘加"))
  }

  @Test("One model alone is refused in a sentence")
  func oneModel() throws {
    let model = try BuiltInModel.alexNet.model()
    #expect(throws: FigureError.missing(style: "compare", what: "two models or more")) {
      try figure([model])
    }
  }

  @Test(
    "Nothing is clipped, covered or loose, for columns, pages and slides",
    arguments: [
      [BuiltInModel.alexNet, .alexNet2012, .alexNetTorchvision], [.alexNet2012, .alexNetCaffe],
      [.resNet18, .resNet34], [.leNet5, .uNet], [.alexNet, .zfNet, .vgg16, .nin, .alexNetCaffe],
    ])
  func clear(networks: [BuiltInModel]) throws {
    let models = try networks.map { try $0.model(names: .keras) }
    let rooms: [(Double?, Double?, BuiltInTheme, ExplanationLanguage)] = [
      (nil, nil, .light, .english), (240, nil, .paper, .english), (468, nil, .print, .chinese),
      (700, 400, .keras, .chinese),
    ]
    for (width, height, theme, language) in rooms {
      let options = FigureOptions(
        theme: theme.theme, title: "比较", language: language, width: width, height: height)
      let figure = try figure(models, names: networks.map(\.title), options)
      let problems = FigureChecks(scene: figure.scene).problems()
      #expect(problems == [], "\(theme.rawValue)")
    }
  }

  @Test("Three AlexNets fit a column of a paper with texts that can be read")
  func column() throws {
    let figure = try figure(
      .alexNet, .alexNet2012, .alexNetTorchvision, options: FigureOptions(width: 3.33 * 72))
    #expect(figure.warnings == [])
    #expect(lines("pool5", of: 1, in: figure).last == "6×6×256")
  }

  @Test("Open sizes, several inputs and shared layers are drawn, and tiny networks")
  func unusual() throws {
    let picture = Input(shape: [nil, nil, 3], name: "a very long name of a picture that comes in")
    let other = Input(shape: [nil, nil, 3])
    let shared = Conv2D(filters: 4, kernelSize: (3, 5), padding: .same)
    let sum = Add()([shared(picture), shared(other)])
    let branching = try Model(inputs: [picture, other], outputs: sum)
    let input = Input(shape: [3])
    let tiny = try Model(inputs: input, outputs: input)
    let figure = try figure([branching, tiny, branching])
    #expect(FigureChecks(scene: figure.scene).problems() == [])
    #expect(lines("conv2d", of: 1, in: figure) == ["3×5 conv, 4", "? × ? × 4"])
  }
}
