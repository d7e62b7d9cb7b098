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
      },
      NamedPicture(name: "feature-map-grid", dpi: 72) {
        try FeatureMapGrid.scene(
          of: ripples(channels: 6),
          header: FeatureMapHeader(modelName: "AlexNet", pictureName: "ripples"),
          options: GridOptions(columns: 3, width: 480), measuring: PangoTextMeasurer())
      },
    ]

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
