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
