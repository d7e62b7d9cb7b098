import AlexViz
import CommandLineOptions

/// What `diagram` was asked to draw, in whatever format.
final class Diagram {
  private typealias Options = DiagramOptions

  private let models: [ChosenModel]
  private let style: DiagramStyle
  private let invocation: Invocation
  private lazy var figure = Result { try makeFigure() }

  init(models: [ChosenModel], style: DiagramStyle, invocation: Invocation) {
    self.models = models
    self.style = style
    self.invocation = invocation
  }

  private var model: ChosenModel { models[0] }

  /// The bytes of a file of that kind.
  func bytes(as format: DiagramFormat) throws -> [UInt8] {
    guard let canvasFormat = format.canvasFormat else { return Array(graphText(format).utf8) }
    let scene = try figure.get().scene
    let dpi = invocation[Options.dpi] ?? Canvas.resolution(defaultResolution, fitting: scene)
    return try Canvas.render(scene, as: canvasFormat, dpi: dpi)
  }

  /// The graph of layers for another program to lay out.
  private func graphText(_ format: DiagramFormat) -> String {
    format == .dot
      ? DotText.text(of: model.model, options: plotModelOptions, title: title)
      : MermaidText.text(
        of: model.model, title: title,
        direction: invocation[Options.rankdir] ?? .topToBottom)
  }

  private var title: String { invocation[Options.title] ?? model.title }

  private var defaultResolution: Double {
    style == .plotModel ? invocation[Options.look].dpi : 200
  }

  /// What the user should know about the files.
  func warnings(for formats: [DiagramFormat]) throws -> [String] {
    formats.contains { $0.canvasFormat != nil } ? try figure.get().warnings : []
  }

  private func makeFigure() throws -> Figure {
    let measuring = PangoTextMeasurer()
    switch style {
    case .plotModel:
      let scene = PlotModelDiagram.scene(
        of: model.model, options: plotModelOptions, title: model.title, measuring: measuring)
      return Figure(around: scene, fontSize: 14, options: figureOptions, measuring: measuring)
    case .twoGPU:
      return try figure(TwoGPUFigure(edition: invocation[Options.figure2]))
    case .blocks:
      return try figure(BlocksFigure(label: try label(), showsLegend: invocation[Options.legend]))
    case .volumes:
      return try figure(
        VolumesFigure(
          projection: invocation[Options.projection], scale: invocation[Options.scale]))
    case .lenet:
      return try figure(LeNetFigure(seed: UInt64(invocation[Options.seed])))
    case .graph:
      return try figure(GraphFigure(folding: invocation[Options.fold], label: try label()))
    case .timeline:
      return try figure(TimelineFigure())
    case .receptive:
      return try figure(ReceptiveFigure(photograph: try photograph()))
    case .compare:
      return try figure(
        CompareFigure(
          names: models.columnNames(\.title), others: models.dropFirst().map(\.model)))
    }
  }

  private func label() throws -> LabelPattern? {
    try invocation[Options.label].map { try LabelPattern($0) }
  }

  private func figure(_ style: some FigureStyle) throws -> Figure {
    try Figure(
      of: model.model, style: style, name: model.title, options: figureOptions,
      measuring: PangoTextMeasurer())
  }

  private func photograph() throws -> Raster {
    let path = try invocation[Options.picture] ?? Assets.path(of: "photographs/cat.jpg")
    return try Photograph(path: path).raster
  }

  private var figureOptions: FigureOptions {
    let theme = invocation[Options.color].reduce(invocation[Options.theme].theme) { theme, choice in
      theme.coloring(choice.category, choice.color)
    }
    let page = invocation[Options.fit]
    return FigureOptions(
      theme: theme, fontFamily: invocation[Options.font], fontSize: invocation[Options.fontSize],
      title: invocation[Options.title], caption: invocation[Options.caption],
      language: invocation[Options.language], width: invocation[Options.width] ?? page?.width,
      height: invocation[Options.height] ?? page?.height, direction: invocation[Options.rankdir])
  }

  private var plotModelOptions: PlotModelOptions {
    PlotModelOptions(
      look: invocation[Options.look], showShapes: invocation[Options.showShapes],
      showDtype: invocation[Options.showDtype],
      showLayerNames: invocation.isGiven(Options.showLayerNames)
        ? invocation[Options.showLayerNames] : nil,
      showLayerActivations: invocation[Options.showLayerActivations],
      showTrainable: invocation[Options.showTrainable],
      direction: invocation[Options.rankdir] ?? .topToBottom, fontFamily: invocation[Options.font])
  }
}
