import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("Figures of networks as chance has them")
struct RandomFiguresTests {
  private static let styles: [(name: String, style: any FigureStyle)] = [
    ("two-gpu", TwoGPUFigure()), ("blocks", BlocksFigure()), ("volumes", VolumesFigure()),
    ("volumes of visualkeras", VolumesFigure(projection: .visualkeras)), ("lenet", LeNetFigure()),
    ("graph", GraphFigure()), ("graph unfolded", GraphFigure(folding: .none)),
    ("graph of stages", GraphFigure(folding: .stages)), ("timeline", TimelineFigure()),
    ("receptive", ReceptiveFigure()),
  ]

  @Test("Every style draws them clearly, or says in a sentence why not", arguments: 1...40)
  func clear(seed: Int) throws {
    let model = try RandomNetwork.model(seed: UInt64(seed))
    // A layer that is applied twice is drawn twice under its one name, which writers number.
    let isShared = model.layers.contains { $0.calls.count > 1 }
    let pages = [
      FigureOptions(), FigureOptions(width: 240), FigureOptions(direction: .leftToRight),
      FigureOptions(language: .chinese, width: 468, height: 300),
    ]
    for (name, style) in Self.styles {
      for (number, options) in pages.enumerated() {
        let figure: Figure
        do throws(FigureError) {
          figure = try Figure(
            of: model, style: style, name: "random", options: options,
            measuring: PangoTextMeasurer())
        } catch {
          #expect(!error.description.isEmpty && !error.description.contains("\n"))
          continue
        }
        let problems = FigureChecks(scene: figure.scene).problems().filter {
          !(isShared && $0.hasPrefix("the identifier"))
        }
        #expect(problems == [], "\(name), seed \(seed), page \(number)")
        if let width = options.width { #expect(figure.scene.size.width == width) }
      }
    }
  }
}
