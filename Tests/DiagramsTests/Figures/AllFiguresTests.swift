import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

/// Every style with a name, as `--style` names it.
private let styles: [(name: String, style: any FigureStyle)] = [
  ("two-gpu", TwoGPUFigure()),
  ("two-gpu as printed", TwoGPUFigure(edition: .asPrinted)),
  ("blocks", BlocksFigure()),
  ("volumes", VolumesFigure()),
  ("volumes of visualkeras", VolumesFigure(projection: .visualkeras, scale: .logarithmic)),
  ("lenet", LeNetFigure()),
  ("graph", GraphFigure()),
  ("graph unfolded", GraphFigure(folding: .none)),
  ("graph of stages", GraphFigure(folding: .stages)),
  ("timeline", TimelineFigure()),
  ("receptive", ReceptiveFigure()),
]

@Suite("All figures")
struct AllFiguresTests {
  private let measuring = PangoTextMeasurer()

  /// The figure, or `nil` where the style says that it does not draw such a model.
  private func figure(
    _ model: Model, _ style: any FigureStyle, _ options: FigureOptions
  ) throws -> Figure? {
    do {
      return try Figure(
        of: model, style: style, name: model.name, options: options, measuring: measuring)
    } catch FigureError.notAChain where !FigureGraph(model).isChain {
      return nil
    }
  }

  @Test(
    "No text is clipped or covered, and arrows end at boxes, in every style and direction",
    arguments: BuiltInModel.allCases)
  func clear(network: BuiltInModel) throws {
    let model = try network.model()
    for (name, style) in styles {
      for direction in [Direction.topToBottom, .leftToRight] {
        for theme in [BuiltInTheme.light, .paper] {
          let options = FigureOptions(theme: theme.theme, direction: direction)
          guard let figure = try figure(model, style, options) else { continue }
          let problems = FigureChecks(scene: figure.scene).problems()
          #expect(
            problems == [],
            "\(name) of \(network.rawValue), \(direction.rawValue), \(theme.rawValue)")
        }
      }
    }
  }

  @Test(
    "The same holds for a column of a paper and for Chinese, whatever must give way",
    arguments: BuiltInModel.allCases)
  func narrow(network: BuiltInModel) throws {
    let model = try network.model()
    for (name, style) in styles {
      for language in ExplanationLanguage.allCases {
        let options = FigureOptions(
          theme: BuiltInTheme.print.theme, title: "卷积神经网络 \(network.title)",
          caption: "A caption below the figure.", language: language, width: 3.33 * 72)
        guard let figure = try figure(model, style, options) else { continue }
        #expect(figure.scene.size.width == 3.33 * 72)
        let problems = FigureChecks(scene: figure.scene).problems()
        #expect(problems == [], "\(name) of \(network.rawValue) in \(language.rawValue)")
      }
    }
  }

  @Test("Chains are drawn by every style")
  func chains() throws {
    let model = try BuiltInModel.alexNet2012.model()
    for (name, style) in styles {
      #expect(try figure(model, style, FigureOptions()) != nil, "\(name)")
    }
  }
}
