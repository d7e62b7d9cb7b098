import AlexViz
import CommandLineOptions
import Spelling

/// `alexviz filters`: what the filters of a network's convolutions look for.
enum FiltersCommand {
  private enum Options {
    static let layers = Option(
      list: "layers", .text, placeholder: "NAMES", defaultText: "the first convolution",
      help: "The convolutions to show, such as conv1,conv3, patterns such as conv*, or all.")
    static let top = Option(
      "top", .integer(in: 1...100_000), placeholder: "N",
      defaultText: "all of the first layer, 48 of others",
      help: "Show the N filters with the largest weights.")
    static let order = Option(
      "order", ValueType<FilterOrder>.word, default: .strength,
      help: "Largest weights first, as the file has them, or similar filters together.")
    static let scale = Option(
      "scale", .word(of: ["layer", "filter"]), defaultText: "layer",
      help: "One scale for all filters of a layer, or each filter in its own.")
    static let columns = Option(
      "columns", .integer(in: 1...10_000), placeholder: "N", defaultText: "what is compact",
      help: "Pictures in a row.")
    static let outDirectory = Option(
      "out-dir", letter: "o", .directory, defaultText: "output/filters",
      help: "The folder that the pictures go to.")
    static let names = ModelChoice.names(default: .paper)
  }

  static let command = Command(
    name: "filters",
    summary: "Show what the filters of a network look for",
    discussion: """
      Draws the kernels of convolutions. Those of the first one, which sees the colours of the \
      photograph, are colour pictures in which grey is zero; deeper ones are rows, a filter's \
      kernel for each channel that it sees, red below zero and blue above.
      """,
    arguments: [],
    options: [
      OptionGroup("Output", [Options.outDirectory, CommonOptions.quiet]),
      OptionGroup(
        "What is shown",
        [
          Options.layers, Options.top, Options.order, Options.scale, Options.columns,
          FeatureMapsOptions.language,
        ]),
      OptionGroup(
        "Model",
        [ModelChoice.option, FeatureMapsOptions.weights, PreprocessingChoice.channelOrder]
          + ModelChoice.changes + [Options.names]),
    ],
    examples: [
      Example("alexviz filters", "The 96 filters of AlexNet's first layer."),
      Example("alexviz filters --order similarity --scale filter", "Alike ones together."),
      Example("alexviz filters --model mine.onnx --layers all -o filters", "Your own network."),
    ],
    run: run)

  /// No layer that was asked for has kernels that can be shown.
  private struct NoFilters: Error, CustomStringConvertible {
    let layers: [String]

    var description: String {
      layers.isEmpty
        ? "the model has no convolution whose kernels could be shown"
        : "no kernels of two dimensions: \(NameList.text(layers.map(quoted)))"
    }
  }

  private static func run(_ invocation: Invocation) throws {
    let choice = try ModelChoice(source: invocation[ModelChoice.option], invocation: invocation)
    let model = try choice.model(names: invocation[Options.names]).expanded()
    let weights = try WeightsChoice.weights(
      invocation[FeatureMapsOptions.weights], for: model, of: choice)
    let asked = invocation[Options.layers]
    let patterns = LayerPatterns(model.layers)
    let names = try patterns.layers(matching: asked)
    let isBlueFirst = PreprocessingChoice.channelOrder(invocation, choice: choice) == .bgr
    let filters = model.layers.lazy.filter { names.isEmpty || names.contains($0.name) }
      .compactMap {
        LayerFilters(of: $0, in: model, weights: weights, isBlueFirst: isBlueFirst)
      }
    let shown = asked.isEmpty ? Array(filters.prefix(1)) : Array(filters)
    // Patterns may mean other layers, too; names do not.
    let missing = patterns.layers(namedIn: asked).subtracting(shown.map(\.name))
    guard !shown.isEmpty, missing.isEmpty else {
      throw NoFilters(layers: missing.isEmpty ? names : names.filter(missing.contains))
    }
    let language = invocation[FeatureMapsOptions.language]
    let header = FeatureMapHeader(
      modelName: choice.title(of: model, captions: language),
      weightsName: weights.shortSource)
    let options = FilterOptions(
      hasOwnScales: invocation[Options.scale] == "filter", order: invocation[Options.order],
      count: invocation[Options.top], columns: invocation[Options.columns], language: language)
    let folder = invocation[Options.outDirectory] ?? "output/filters"
    let files = FileName.safeNames(for: shown.map(\.name))
    for (layer, file) in zip(shown, files) {
      let scene = try FilterFigure.scene(
        of: layer, header: header, options: options, measuring: PangoTextMeasurer())
      try AtomicFile.write(
        Canvas.render(scene, as: .png, dpi: 72), to: "\(folder)/\(file).png")
    }
    guard !invocation[CommonOptions.quiet] else { return }
    try StandardStreams.write(
      visible(
        "\(NumberText.counted(files.count, "picture")) in \(folder): \(NameList.ends(files))")
        + "\n")
  }
}
