import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("The compact graph")
struct GraphTests {
  @Test("Every input of a network states its shape")
  func inputShapes() throws {
    let picture = Input(shape: [64, 96, 3], name: "picture")
    let depth = Input(shape: [64, 96, 1], name: "depth")
    let joined = Concatenate()([picture, depth])
    let scene = try Figure(
      of: Model(inputs: [picture, depth], outputs: joined), style: GraphFigure(), name: "model",
      measuring: PangoTextMeasurer()
    ).scene
    let strings = scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
    #expect(strings.contains("64 × 96 × 3"))
    #expect(strings.contains("64 × 96 × 1"))
  }

  private func strings(
    _ model: Model, _ style: any FigureStyle = GraphFigure(),
    language: ExplanationLanguage = .english
  ) throws -> [String] {
    let scene = try Figure(
      of: model, style: style, name: "model", options: FigureOptions(language: language),
      measuring: PangoTextMeasurer()
    ).scene
    return scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  @Test(
    "Of several inputs or outputs each says its name, a single one does not",
    arguments: [GraphFigure() as any FigureStyle, BlocksFigure()])
  func names(style: any FigureStyle) throws {
    let picture = Input(shape: [64, 96, 3], name: "picture")
    let depth = Input(shape: [64, 96, 1], name: "depth")
    let joined = Concatenate(name: "joined")([picture, depth])
    let one = try strings(Model(inputs: [picture, depth], outputs: joined), style)
    #expect(one.contains("picture: input") && one.contains("depth: input"))
    #expect(one.contains("concat"))
    let maps = Conv2D(filters: 2, kernelSize: (3, 3), name: "conv")(joined)
    let classes = Softmax(name: "classes")(Dense(units: 5)(GlobalAveragePooling2D()(maps)))
    let several = try strings(Model(inputs: [picture, depth], outputs: [maps, classes]), style)
    #expect(several.contains("conv: 3×3 conv, 2") && several.contains("classes: output 5"))
  }

  @Test("Learned constants, which have no batch, state their whole shape")
  func constants() throws {
    let maps = Input(shape: [4, 8])
    let places = ParameterTensor(shape: Shape([1, 4, 8]), name: "places")([])
    let model = try Model(inputs: maps, outputs: Add()([maps, places]))
    #expect(try strings(model).contains("1 × 4 × 8"))
    #expect(model.shapesText().contains("Learned numbers: 1 × 4 × 8."))
  }

  @Test("An output states its shape, even if it is that of its input")
  func outputShape() throws {
    let (first, second) = (Input(shape: [4, 4, 2]), Input(shape: [4, 4, 2]))
    let sum = Add()([first, second])
    let model = try Model(inputs: [first, second], outputs: sum)
    #expect(try strings(model).count { $0 == "4 × 4 × 2" } == 3)
  }

  @Test("In Chinese the notation is Chinese")
  func chinese() throws {
    let strings = try strings(BuiltInModel.alexNet2012.model(), language: .chinese)
    let labels = [
      "输入", "11×11 卷积，96 通道，步长 4", "5×5 卷积，256 通道，2 组", "3×3 最大池化，步长 2",
      "ReLU · 局部响应归一化", "全连接 4096", "ReLU · 随机失活", "输出 1000",
    ]
    for label in labels { #expect(strings.contains(label), "\(label)") }
  }

  @Test(
    "Boxes of a layer that is applied twice say that its weights are shared",
    arguments: [GraphFigure() as any FigureStyle, BlocksFigure()])
  func sharedWeights(style: any FigureStyle) throws {
    let inputs = [
      Input(shape: [16, 16, 3], name: "left"), Input(shape: [16, 16, 3], name: "right"),
    ]
    let convolution = Conv2D(filters: 4, kernelSize: (3, 3), activation: .relu)
    let model = try Model(inputs: inputs, outputs: Concatenate()(inputs.map { convolution($0) }))
    for (language, word) in [(ExplanationLanguage.english, "shared"), (.chinese, "共享权重")] {
      let scene = try Figure(
        of: model, style: style, name: "model", options: FigureOptions(language: language),
        measuring: PangoTextMeasurer()
      ).scene
      let strings = scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
      #expect(strings.count { $0.hasPrefix("\(word) · ReLU") } == 2)
      #expect(FigureChecks(scene: scene).problems() == [])
    }
  }
}
