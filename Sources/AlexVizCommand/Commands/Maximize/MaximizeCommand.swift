import AlexViz
import CommandLineOptions
import Spelling

/// `alexviz maximize`: pictures that excite the channels of a layer.
enum MaximizeCommand {
  private typealias Pass = FeatureMapsOptions

  private enum Options {
    static let standard = ActivationMaximization.Settings()

    static let out = FigureFiles.out(otherwise: MaximizeCommand.path)
    static let unit = Option(
      "unit", UnitName.type,
      help: "Excite one unit: a layer and a channel in the middle of its map, such as conv5:13, or "
        + "one place of it, conv5:13,ROW,COLUMN, counted from 0.")
    static let layer = Option(
      "layer", .text, placeholder: "NAME", defaultText: "the last convolution",
      help: "The layer whose channels are excited, by the paper's name or Keras's.")
    static let channels = Option(
      "channels", Pass.channelsType, defaultText: "0-8", help: "Its channels, such as 0-15,20.")
    static let columns = Option(
      "columns", .integer(in: 1...100), placeholder: "N", defaultText: "at most 4 in even rows",
      help: "Pictures in a row.")
    static let steps = Option(
      "steps", .integer(in: 1...100_000), placeholder: "N", default: standard.steps,
      help: "How often the picture is changed.")
    static let stepSize = Option(
      "step-size", .number(in: 1e-6...1000), default: 0.1,
      help: "How much it is changed where the gradient is as large as on average.")
    static let decay = Option(
      "decay", .number(in: 0...100), default: 0.01,
      help: "How strongly numbers are drawn to zero.")
    static let smoothness = Option(
      "smoothness", .number(in: 0...100), default: 0.1,
      help: "How strongly neighbours are drawn to each other.")
    static let jitter = Option(
      "jitter", .integer(in: 0...10_000), placeholder: "PIXELS",
      defaultText: "a twentieth of what the unit sees, at most \(standard.jitter)",
      help: "By how much the picture is moved at random before each step.")
    static let seed = Option(
      "seed", .integer(in: 0 ... .max), placeholder: "N", default: 0,
      help: "What noise and movements follow from.")

    static let groups = [
      OptionGroup("Output", [out, FigureFiles.dpi, CommonOptions.quiet]),
      OptionGroup("What is shown", [layer, channels, unit, columns, Pass.language]),
      OptionGroup("How", [steps, stepSize, decay, smoothness, jitter, seed]),
      OptionGroup(
        "Model",
        [ModelChoice.option, Pass.weights, Pass.size, PreprocessingChoice.channelOrder]
          + ModelChoice.changes),
    ]
  }

  private static let path = "output/maximization.png"

  static let command = Command(
    name: "maximize",
    summary: "Make pictures that excite the channels of a layer",
    discussion: """
      Activation maximization, or feature visualization (Erhan et al. 2009): a picture of noise is \
      changed step by step along the gradient of one unit, moved a little before each step and kept \
      smooth, until the unit gives a large number. The same seed gives the same pictures.
      """,
    arguments: [],
    options: Options.groups,
    examples: [
      Example("alexviz maximize", "Nine channels of conv5."),
      Example("alexviz maximize --unit conv3:17 --steps 512 -o conv3-17.png", "One of conv3."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let unit = invocation[Options.unit]
    if unit != nil, invocation[Options.layer] != nil || invocation[Options.channels] != nil {
      throw invocation.usageError(
        .contradiction("'--unit' names the layer and its channel, so no other can be given"))
    }
    let figure = try FigureFiles(invocation, otherwise: path)
    let network = try NetworkChoice(invocation, readsFiles: false)
    let isQuiet = invocation[CommonOptions.quiet]
    let named = unit?.layer ?? invocation[Options.layer]
    guard let layer = try named.map(network.layer) ?? network.lastConvolution else {
      throw ExplanationError.nothingToExplain(model: network.model.name)
    }
    let channels =
      unit.map { ChannelSelection.ranges([$0.unit.channel...$0.unit.channel]) }
      ?? invocation[Options.channels] ?? .top(9)
    let bar = ProgressBar(visible("Exciting \(layer)"), isQuiet: isQuiet)
    defer { bar.finish() }
    let inputs = try network.running {
      try ExcitingInputs(
        model: network.model, title: network.title, weights: network.weights, layer: layer,
        channels: channels, place: unit?.unit.place,
        settings: settings(invocation, layer: layer, of: network.model),
        scaling: network.preprocessing.scaling, progress: { bar.update($0, of: $1) })
    }
    try figure.write(
      inputs.scene(
        columns: invocation[Options.columns], language: invocation[Pass.language],
        measuring: PangoTextMeasurer()))
    bar.finish()
    guard !isQuiet else { return }
    try StandardStreams.write(figure.paths.map { visible($0) + "\n" }.joined())
  }

  private static func settings(
    _ invocation: Invocation, layer: String, of model: Model
  ) -> ActivationMaximization.Settings {
    var settings = ActivationMaximization.Settings(for: layer, in: model)
    settings.steps = invocation[Options.steps]
    settings.stepSize = Float(invocation[Options.stepSize])
    settings.decay = Float(invocation[Options.decay])
    settings.smoothness = Float(invocation[Options.smoothness])
    settings.seed = UInt64(invocation[Options.seed])
    if let jitter = invocation[Options.jitter] { settings.jitter = jitter }
    return settings
  }
}
