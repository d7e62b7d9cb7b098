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
}
