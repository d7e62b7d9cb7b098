import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

/// A style with the directions in which its arrows may lead.
private struct StyleCase {
  let name: String
  let style: any FigureStyle
  var directions: [Direction?] = [nil]

  /// Every style, in every look that changes where things stand.
  static func all() throws -> [StyleCase] {
    let directions: [Direction?] = Direction.allCases
    return [
      StyleCase(name: "two-gpu", style: TwoGPUFigure()),
      StyleCase(name: "two-gpu as printed", style: TwoGPUFigure(edition: .asPrinted)),
      StyleCase(name: "blocks", style: BlocksFigure(), directions: directions),
      StyleCase(name: "volumes", style: VolumesFigure()),
      StyleCase(
        name: "volumes of visualkeras",
        style: VolumesFigure(projection: .visualkeras, scale: .logarithmic)),
      StyleCase(name: "lenet", style: LeNetFigure()),
      StyleCase(name: "graph", style: GraphFigure(), directions: directions),
      StyleCase(
        name: "graph unfolded", style: GraphFigure(folding: .none), directions: directions),
      StyleCase(
        name: "graph of stages", style: GraphFigure(folding: .stages), directions: directions),
      StyleCase(name: "timeline", style: TimelineFigure()),
      StyleCase(name: "receptive", style: ReceptiveFigure(), directions: directions),
      StyleCase(
        name: "compare",
        style: CompareFigure(names: ["one", "other"], others: [try BuiltInModel.alexNet.model()])),
    ]
  }
}

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
    for styleCase in try StyleCase.all() {
      for direction in styleCase.directions {
        for theme in [BuiltInTheme.light, .paper] {
          let options = FigureOptions(theme: theme.theme, direction: direction)
          guard let figure = try figure(model, styleCase.style, options) else { continue }
          let problems = FigureChecks(scene: figure.scene).problems()
          let way = direction?.rawValue ?? "no direction"
          #expect(
            problems == [],
            "\(styleCase.name) of \(network.rawValue), \(way), \(theme.rawValue)")
        }
      }
    }
  }

  @Test(
    "The same holds for a column of a paper and for Chinese, whatever must give way",
    arguments: BuiltInModel.allCases)
  func narrow(network: BuiltInModel) throws {
    let model = try network.model()
    for styleCase in try StyleCase.all() {
      for language in ExplanationLanguage.allCases {
        let options = FigureOptions(
          theme: BuiltInTheme.print.theme, title: "卷积神经网络 \(network.title)",
          caption: "A caption below the figure.", language: language, width: 3.33 * 72)
        guard let figure = try figure(model, styleCase.style, options) else { continue }
        #expect(figure.scene.size.width == 3.33 * 72)
        let problems = FigureChecks(scene: figure.scene).problems()
        #expect(problems == [], "\(styleCase.name) of \(network.rawValue) in \(language.rawValue)")
      }
    }
  }

  @Test("Chains are drawn by every style")
  func chains() throws {
    let model = try BuiltInModel.alexNet2012.model()
    for styleCase in try StyleCase.all() {
      #expect(try figure(model, styleCase.style, FigureOptions()) != nil, "\(styleCase.name)")
    }
  }
}
