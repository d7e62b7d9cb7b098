import AlexViz
import Testing

/// A picture whose look has been approved: `Approved/<name>.png` is what it should be.
///
/// A new picture is added to `all`; `ALEXVIZ_APPROVE=1` then writes its file, to be looked at.
struct NamedPicture: Sendable, CustomTestStringConvertible {
  let name: String

  /// Dots per inch: few, so that files stay small, but enough for texts to be told apart.
  var dpi = 48.0
  let scene: @Sendable () throws -> Scene

  var testDescription: String { name }

  static let all: [NamedPicture] =
    plotModel + figures + [
      NamedPicture(name: "feature-map-grid", dpi: 72) {
        try FeatureMapGrid.scene(
          of: ripples(channels: 6),
          header: FeatureMapHeader(modelName: "AlexNet", pictureName: "ripples"),
          options: GridOptions(columns: 3, width: 480), measuring: PangoTextMeasurer())
      }
    ]

  private static let plotModel: [NamedPicture] =
    PlotModelOptions.Look.allCases.map { look in
      NamedPicture(name: "plot-model-\(look.rawValue)") {
        try PlotModelDiagram.scene(
          of: BuiltInModel.alexNet.model(names: .keras), options: PlotModelOptions(look: look),
          measuring: PangoTextMeasurer())
      }
    } + [
      NamedPicture(name: "plot-model-all-options") {
        let options = PlotModelOptions(
          showDtype: true, showLayerNames: true, showLayerActivations: true, showTrainable: true,
          direction: .leftToRight)
        return try PlotModelDiagram.scene(
          of: smallModel(), options: options, measuring: PangoTextMeasurer())
      }
    ]

  /// Every style of figure, each in another theme or language, on a small page.
  private static let figures: [NamedPicture] = [
    figure("two-gpu", of: .alexNet2012, TwoGPUFigure()),
    figure("blocks", of: .alexNet, BlocksFigure(), theme: .print, language: .chinese, width: 240),
    figure("volumes", of: .uNet, VolumesFigure(), width: 600),
    figure(
      "volumes-visualkeras", of: .alexNet,
      VolumesFigure(projection: .visualkeras, scale: .logarithmic), theme: .dark),
    figure("lenet", of: .leNet5, LeNetFigure(), theme: .paper),
    figure("graph", of: .resNet18, GraphFigure(), width: 460, height: 480),
    figure("graph-stages", of: .denseNet121, GraphFigure(folding: .stages), theme: .keras),
    figure("timeline", of: .alexNet, TimelineFigure()),
    figure("receptive", of: .alexNet, ReceptiveFigure()),
    NamedPicture(name: "compare", dpi: 60) {
      let networks = [BuiltInModel.alexNet, .alexNet2012]
      let models = try networks.map { try $0.model() }
      let style = CompareFigure(names: networks.map(\.title), others: [models[1]])
      return try Figure(
        of: models[0], style: style, name: "compare", measuring: PangoTextMeasurer()
      ).scene
    },
  ]

  private static func figure(
    _ name: String, of network: BuiltInModel, _ style: any FigureStyle,
    theme: BuiltInTheme = .light, language: ExplanationLanguage = .english, width: Double? = nil,
    height: Double? = nil
  ) -> NamedPicture {
    NamedPicture(name: name, dpi: 60) {
      let options = FigureOptions(
        theme: theme.theme, title: network.title(in: language), language: language, width: width,
        height: height)
      return try Figure(
        of: network.model(), style: style, name: network.title, options: options,
        measuring: PangoTextMeasurer()
      ).scene
    }
  }

  /// Two branches that are joined.
  private static func smallModel() throws -> Model {
    let input = Input(shape: [32, 32, 3], name: "picture")
    let first = Conv2D(filters: 8, kernelSize: (3, 3), padding: .same, activation: .relu)(input)
    let second = MaxPooling2D(poolSize: (3, 3), strides: (1, 1), padding: .same)(input)
    let outputs = Dense(units: 10, activation: .softmax)(
      Flatten()(Concatenate()([first, second])))
    return try Model(inputs: input, outputs: outputs)
  }

  /// Maps of rings around a middle that moves from channel to channel.
  private static func ripples(channels: Int) throws -> LayerMaps {
    let side = 12
    var floats: [Float] = []
    for y in 0..<side {
      for x in 0..<side {
        for channel in 0..<channels {
          let (dx, dy) = (x - 2 * channel, y - side / 2)
          floats.append(Float((dx * dx + dy * dy) % 40))
        }
      }
    }
    return try LayerMaps(
      name: "conv1", className: "Conv2D",
      activations: Tensor(shape: [side, side, channels], floats: floats))
  }
}
