import AlexViz
import CommandLineOptions
import Spelling

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

      Of several photographs, or those in a folder, each gets a folder of its own, cat for cat.jpg and \
      cat-2 where that name is taken. What was finished before, under the same options, is left as it \
      is, so that a run that was broken off goes on where it stopped.

      The article's pool3, fc1, fc2 and output are pool5, fc6, fc7 and fc8 here, as in the paper.

      Activations are saved under the layers' names, height × width × channels; for models whose \
      input is channels first (ONNX, Caffe) they are so, too, behind a batch of 1, and for ONNX \
      under the names of the graph's tensors.
      """,
    arguments: [Options.images],
    options: Options.groups,
    examples: [
      Example("alexviz featuremaps cat.jpg", "All layers, into output/cat/."),
      Example(
        "alexviz featuremaps cat.jpg --layers conv1 --top 16 -o maps",
        "The 16 strongest maps of conv1, into maps/."),
      Example(
        "alexviz featuremaps cat.jpg --recipe caffe", "The pictures of Caffe's notebook."),
      Example(
        "alexviz featuremaps cat.jpg --overlay --layers conv5",
        "Where the maps of conv5 see something in the photograph."),
      Example(
        "alexviz featuremaps cat.jpg --model alexnet-2012 --weights random:0",
        "The original network with reproducible random weights."),
      Example("alexviz featuremaps photos/ -o maps", "Every photograph in a folder."),
      Example(
        "alexviz featuremaps cat.jpg dog.jpg --compare --layers conv5 --order difference --top 24",
        "Where conv5 tells two photographs apart."),
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
    let activationsFile = try TensorsFile(Options.activations, invocation)
    let statisticsFile = try StatisticsFile(invocation)
    let kind = try kind(invocation)
    try check(invocation)
    let pictures = try PictureList(invocation[Options.images])
    if pictures.areSeveral { try checkSeveral(invocation) }
    let network = try NetworkChoice(invocation)
    var options = try options(invocation, network)
    options.kind = kind
    options.showsStatistics = statisticsFile != nil
    if invocation[Options.compare] {
      return try PictureComparison(pictures, network, options, invocation).write()
    }
    if pictures.areSeveral {
      return try PictureSeries(pictures, network, options, invocation).write()
    }
    let (model, name) = (network.model, network.inputs.firstName)
    // The pass counts as one step, each picture as another; one overview is sure.
    let count = (options.layers.isEmpty ? model.featureMapLayers : options.layers).count + 1
    let progress = Steps(
      visible("Feature maps of \(name)"), total: 1 + count,
      isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    let figures = try network.figures(options)
    let folder = PictureFolder(
      path: invocation[Options.outDirectory] ?? "output/" + FileName.stem(name))
    progress.advance()
    try folder.write(figures, didDraw: progress.advance)
    try activationsFile?.write(
      figures.activations.tensors(of: model, names: network.outputNames ?? options.displayNames))
    try statisticsFile?.write(figures.statistics)
    progress.finish()
    guard !invocation[CommonOptions.quiet] else { return }
    FeatureMapNotes(figures).report()
    try FeatureMapsReport(
      figures: figures, folder: folder.path, activations: activationsFile?.path,
      preprocessingOrigin: network.preprocessing.origin
    ).write()
  }

  /// Refuses options that do not go together.
  private static func check(_ invocation: Invocation) throws {
    if invocation[Options.top] != nil, invocation[Options.channels] != nil {
      throw invocation.usageError(
        .contradiction("'--top' and '--channels' cannot be used together"))
    }
    if invocation[Options.order] == .difference, !invocation[Options.compare] {
      throw invocation.usageError(.contradiction("'--order difference' belongs to '--compare'"))
    }
    if invocation[Options.compare] {
      let others = ([Options.recipe, Options.overlay, Options.classes] as [any DeclaredOption])
        .filter(invocation.isGiven)
      if let other = others.first {
        throw invocation.usageError(
          .contradiction(
            "'--compare' draws pairs of maps, so '--\(other.declaration.name)' cannot be used with "
              + "it"))
      }
    }
  }

  /// Refuses what belongs to one picture where there are several.
  private static func checkSeveral(_ invocation: Invocation) throws {
    let options: [any DeclaredOption] = [
      Options.inputFiles, Options.activations, Options.statistics,
    ]
    let single =
      invocation[Options.images].contains("-")
      ? "-" : options.first(where: invocation.isGiven).map { "--" + $0.declaration.name }
    if let single {
      throw invocation.usageError(
        .contradiction("'\(single)' goes with one picture, but there are several"))
    }
  }

  private static func options(
    _ invocation: Invocation, _ network: NetworkChoice
  ) throws -> FeatureMapFigures.Options {
    var options = try network.options(layers: invocation[Options.layers])
    options.tapPoint = invocation[Options.tap]
    if invocation[Options.names] == .keras {
      for (layer, name) in zip(network.model.layers, try network.kerasNames) {
        options.displayNames[layer.name] = name
      }
    }
    let channels = invocation[Options.channels] ?? invocation[Options.top].map { .top($0) } ?? .all
    options.grid = GridOptions(
      colorMap: invocation[Options.colorMap], scale: invocation[Options.scale], channels: channels,
      order: invocation[Options.order], columns: invocation[Options.columns],
      language: invocation[Options.language])
    return options
  }

  /// What is drawn of each layer, where options agree.
  private static func kind(_ invocation: Invocation) throws -> FeatureMapFigureKind {
    let hasOverlay = invocation[Options.overlay]
    guard !invocation[Options.contours] || hasOverlay else {
      throw invocation.usageError(.contradiction("'--contours' belongs to '--overlay'"))
    }
    guard let recipe = invocation[Options.recipe] else {
      return hasOverlay ? .overlay(contours: invocation[Options.contours]) : .grids
    }
    let others = [
      ("--overlay", hasOverlay), ("--order", invocation[Options.order] != nil),
      ("--color-map", invocation[Options.colorMap] != nil),
      ("--scale", invocation[Options.scale] != nil),
    ]
    if let other = others.first(where: \.1)?.0 {
      throw invocation.usageError(
        .contradiction("'--recipe' decides itself, so '\(other)' cannot be used with it"))
    }
    return .recipe(recipe)
  }
}
