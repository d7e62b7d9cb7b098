import AlexViz
import CommandLineOptions
import Spelling
import Synchronization

/// `alexviz featuremaps`: what a network's layers see in a photograph.
enum FeatureMapsCommand {
  private typealias Options = FeatureMapsOptions

  static let command = Command(
    name: "featuremaps",
    summary: "Show what a network's layers see in a photograph",
    discussion: """
      Runs the network on the photograph and draws a grid of feature maps for each convolution \
      and pool, and an overview of the eight strongest maps of each. The bundled weights belong \
      to 'alexnet' and have no dense layers: they show feature maps and do not classify. A model \
      file that has weights needs no others.

      The article's pool3, fc1, fc2 and output are pool5, fc6, fc7 and fc8 here, as in the paper.

      Activations are saved under the layers' names, height × width × channels; for models whose \
      input is channels first (ONNX, Caffe) they are so, too, behind a batch of 1, and for ONNX \
      under the names of the graph's tensors.
      """,
    arguments: [Options.input],
    options: Options.groups,
    examples: [
      Example("alexviz featuremaps cat.jpg", "All layers, into output/cat/."),
      Example(
        "alexviz featuremaps cat.jpg --layers conv1 --top 16 -o maps",
        "The 16 strongest maps of conv1, into maps/."),
      Example(
        "alexviz featuremaps cat.jpg --model alexnet-2012 --weights random:0",
        "The original network with reproducible random weights."),
      Example("alexviz featuremaps cat.jpg --model mine.onnx", "Your own network."),
      Example(
        "alexviz featuremaps --model two.onnx --input-file left=a.jpg --input-file right=b.jpg",
        "A network with several inputs."),
      Example(
        "alexviz featuremaps input.npy --model mine.onnx --layers all --save-activations all.npz",
        "Every layer's numbers, to compare with another program's."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    if invocation[Options.top] != nil, invocation[Options.channels] != nil {
      throw invocation.usageError(
        .contradiction("'--top' and '--channels' cannot be used together"))
    }
    let activationsFile = try ActivationsFile(invocation)
    let choice = try ModelChoice(source: invocation[ModelChoice.option], invocation: invocation)
    let model = try model(choice, invocation, names: .paper)
    let inputs = try InputFiles(invocation, for: model, names: choice.file?.outputNames ?? [:])
    let name = inputs.firstName
    let isGray = model.inputs.first.map { model.calls[$0].outputShape.channels } == 1
    let preprocessing = try PreprocessingChoice(invocation, choice: choice, isGray: isGray)
    let options = try options(invocation, choice, model, preprocessing)
    let weights = try WeightsChoice.weights(invocation[Options.weights], for: model, of: choice)
    // The pass counts as one step, each picture as another; one overview is sure.
    let pictures = (options.layers.isEmpty ? model.featureMapLayers : options.layers).count + 1
    let progress = Steps(
      visible("Feature maps of \(name)"), total: 1 + pictures,
      isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    let language =
      ExplanationLanguage(rawValue: invocation[Options.language].rawValue) ?? .english
    let figures: FeatureMapFigures
    do {
      figures = try FeatureMapFigures(
        model: model, title: choice.title(of: model, in: language), weights: weights,
        inputs: { try inputs.read() }, inputName: name, options: options)
    } catch {
      throw WeightsChoice.explained(error, choice: choice)
    }
    let folder = invocation[Options.outDirectory] ?? "output/" + FileName.stem(name)
    progress.advance()
    try render(figures, to: folder, progress: progress)
    try activationsFile?.write(
      figures.activations.tensors(of: model, names: outputNames(choice, options)))
    progress.finish()
    guard !invocation[CommonOptions.quiet] else { return }
    if let leftOut = figures.leftOut { StandardStreams.report("alexviz: note: \(leftOut)") }
    try FeatureMapsReport(
      figures: figures, folder: folder, activations: activationsFile?.path,
      preprocessingOrigin: preprocessing.origin
    ).write()
  }

  /// The model with the layers of nested ones in their places, on the size that is asked for.
  private static func model(
    _ choice: ModelChoice, _ invocation: Invocation, names: LayerNames
  ) throws -> Model {
    var model = try choice.model(names: names)
    if let size = invocation[Options.size] {
      guard !invocation.isGiven(ModelChoice.inputShape) else {
        throw invocation.usageError(
          .contradiction("'--size' and '--input-shape' cannot be used together"))
      }
      let channels = model.inputs.first.flatMap { model.calls[$0].outputShape.channels }
      model = try choice.model(names: names, inputShape: size + [channels ?? 3])
    }
    return try model.expanded()
  }

  private static func options(
    _ invocation: Invocation, _ choice: ModelChoice, _ model: Model,
    _ preprocessing: PreprocessingChoice
  ) throws -> FeatureMapFigures.Options {
    var options = FeatureMapFigures.Options()
    let kerasNames =
      choice.builtIn == nil
      ? model.layers.map(\.name)
      : try self.model(choice, invocation, names: .keras).layers.map(\.name)
    let outputNames = model.layers.map { choice.file?.outputNames[$0.name] ?? $0.name }
    let patterns = LayerPatterns(
      layers: model.layers.map(\.name), aliases: [kerasNames, outputNames])
    options.layers = try patterns.layers(matching: invocation[Options.layers])
    options.optionalLayers = Set(options.layers)
      .subtracting(patterns.layers(namedIn: invocation[Options.layers]))
    options.inputMode = invocation[Options.inputMode]
    options.scaling = preprocessing.scaling
    if invocation[Options.names] == .keras {
      for (layer, name) in zip(model.layers, kerasNames) { options.displayNames[layer.name] = name }
    }
    let channels = invocation[Options.channels] ?? invocation[Options.top].map { .top($0) } ?? .all
    options.grid = GridOptions(
      colorMap: invocation[Options.colorMap], scale: invocation[Options.scale], channels: channels,
      columns: invocation[Options.columns], language: invocation[Options.language])
    if let path = invocation[Options.classes] { options.classNames = try ClassNames.read(path) }
    return options
  }

  /// What layers' outputs are called in a file of activations, where not as the layers.
  private static func outputNames(
    _ choice: ModelChoice, _ options: FeatureMapFigures.Options
  ) -> [String: String] {
    choice.file?.outputNames ?? options.displayNames
  }

  /// Draws everything before the first file is written, so that a failure leaves nothing.
  private static func render(
    _ figures: FeatureMapFigures, to folder: String, progress: Steps
  ) throws {
    let finished = Mutex<[String: [UInt8]]>([:])
    try figures.render { name, bytes in
      finished.withLock { $0[name] = bytes }
      progress.advance()
    }
    let pictures = finished.withLock { $0 }
    for (name, file) in zip(figures.names, FileName.safeNames(for: figures.names)) {
      if let bytes = pictures[name] { try AtomicFile.write(bytes, to: "\(folder)/\(file).png") }
    }
  }
}
