import AlexViz
import CommandLineOptions
import Downloads
import Synchronization

/// `alexviz featuremaps`: what a network's layers see in a photograph.
enum FeatureMapsCommand {
  private enum Arguments {
    static let picture = Argument(
      "IMAGE", .path, help: "A photograph: PNG, JPEG or WebP; '-' is standard input.")
  }

  private enum Options {
    static let outDirectory = Option(
      "out-dir", letter: "o", .directory, defaultText: "output/IMAGE",
      help: "The folder that the pictures go to.")
    static let layers = Option(
      list: "layers", .text, placeholder: "NAMES", defaultText: "all convolutions and pools",
      help: "The layers to show, such as conv1,conv3; the paper's names or Keras's.")
    static let channels = Option(
      "channels", channelsType, defaultText: "all", help: "The maps to show, such as 0-15,20.")
    static let top = Option(
      "top", .integer(in: 1...100_000), placeholder: "N",
      help: "Show the N maps with the highest mean activation, the strongest first.")
    static let colorMap = Option(
      "color-map", ValueType<ColorMap>.word, default: .viridis,
      help: "The colours of small to large numbers.")
    static let scale = Option(
      "scale", ValueType<MapScale>.word, default: .layer,
      help: "One scale for all maps of a layer, or each map in its own.")
    static let columns = Option(
      "columns", .integer(in: 1...10_000), placeholder: "N", defaultText: "what is compact",
      help: "Maps in a row.")
    static let language = Option(
      "lang", ValueType<CaptionLanguage>.word, default: .english, help: "The language of captions.")
    static let names = ModelChoice.names(default: .paper)
    static let input = Option(
      "input", ValueType<InputMode>.word, default: .squash,
      help: "Squash the photograph to the network's size, crop its middle, or fit it in whole.")
    static let weights = Option(
      "weights", .path(suggesting: .wordsOrFiles(WeightsFile.all.map(\.name))),
      placeholder: "FILE", defaultText: "the bundled convolutions",
      help: "Weights: safetensors, npz, Keras's .h5 or .keras, PyTorch's .pth, random:SEED, or a "
        + "name that 'alexviz weights' lists.")
    static let classes = Option(
      "classes", .path, placeholder: "FILE",
      help: "Names of the classes, one a line: run the classifier and show the likeliest five.")
  }

  static let command = Command(
    name: "featuremaps",
    summary: "Show what a network's layers see in a photograph",
    discussion: """
      Runs the network on the photograph and draws a grid of feature maps for each convolution \
      and pool, and an overview of the eight strongest maps of each. The bundled weights belong \
      to 'alexnet' and have no dense layers: they show feature maps and do not classify.

      The article's pool3, fc1, fc2 and output are pool5, fc6, fc7 and fc8 here, as in the paper.
      """,
    arguments: [Arguments.picture],
    options: [
      OptionGroup("Output", [Options.outDirectory, CommonOptions.quiet]),
      OptionGroup(
        "What is shown",
        [
          Options.layers, Options.channels, Options.top, Options.colorMap, Options.scale,
          Options.columns, Options.language, Options.classes,
        ]),
      OptionGroup("Input", [Options.input, Options.weights]),
      OptionGroup("Model", [ModelChoice.option] + ModelChoice.changes + [Options.names]),
    ],
    examples: [
      Example("alexviz featuremaps cat.jpg", "All layers, into output/cat/."),
      Example(
        "alexviz featuremaps cat.jpg --layers conv1 --top 16 -o maps",
        "The 16 strongest maps of conv1, into maps/."),
      Example(
        "alexviz featuremaps cat.jpg --model alexnet-2012 --weights random:0",
        "The original network with reproducible random weights."),
    ],
    run: run)

  private static let channelsType = ValueType<ChannelSelection>(placeholder: "LIST") {
    text throws(ValueProblem) in
    do throws(ChannelSelectionError) {
      return try ChannelSelection(parsing: text)
    } catch {
      throw .wanted("a list of channels such as 0-15,20")
    }
  }

  private static func run(_ invocation: Invocation) throws {
    if invocation[Options.top] != nil, invocation[Options.channels] != nil {
      throw invocation.usageError(
        .contradiction("'--top' and '--channels' cannot be used together"))
    }
    let choice = ModelChoice(source: invocation[ModelChoice.option], invocation: invocation)
    let model = try choice.model(names: .paper)
    let picture = invocation[Arguments.picture]
    let name = picture == "-" ? "standard input" : FileName.last(of: picture)
    let options = try options(invocation, choice: choice, model: model)
    // The pass counts as one step, each picture as another.
    let pictures = (options.layers.isEmpty ? model.featureMapLayers : options.layers).count + 1
    let progress = Steps(
      StandardStreams.printable("Feature maps of \(name)"), total: 1 + pictures,
      isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    let language =
      ExplanationLanguage(rawValue: invocation[Options.language].rawValue) ?? .english
    let figures = try FeatureMapFigures(
      model: model, title: choice.title(of: model, in: language),
      weights: try WeightsChoice.weights(
        invocation[Options.weights], for: model, of: choice.builtIn),
      photograph: {
        try Photograph(path: picture == "-" ? "/dev/stdin" : picture)
      },
      pictureName: name, options: options)
    let folder = invocation[Options.outDirectory] ?? "output/" + FileName.stem(name)
    progress.advance()
    try render(figures, to: folder, progress: progress)
    progress.finish()
    if !invocation[CommonOptions.quiet] { try report(figures, folder: folder) }
  }

  private static func options(
    _ invocation: Invocation, choice: ModelChoice, model: Model
  ) throws -> FeatureMapFigures.Options {
    var options = FeatureMapFigures.Options()
    let kerasNames = try choice.model(names: .keras).layers.map(\.name)
    options.layers = try layers(invocation[Options.layers], kerasNames: kerasNames, model: model)
    options.inputMode = invocation[Options.input]
    options.colors = choice.builtIn == .alexNetCaffe ? .caffe : .imageNet
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

  /// The layers under the paper's names, given by those or by Keras's.
  private static func layers(
    _ names: [String], kerasNames: [String], model: Model
  ) throws -> [String] {
    var chosen: [String] = []
    for name in names.map(trimmed) {
      let index =
        model.layers.firstIndex { $0.name == name } ?? kerasNames.firstIndex(of: name)
      guard let index else {
        throw UnknownLayer(name: name, known: model.layers.map(\.name))
      }
      let layer = model.layers[index].name
      if !chosen.contains(layer) { chosen.append(layer) }
    }
    return chosen
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
    let files = finished.withLock { $0 }
    for name in figures.names {
      if let bytes = files[name] { try AtomicFile.write(bytes, to: "\(folder)/\(name).png") }
    }
  }

  private static func report(_ figures: FeatureMapFigures, folder: String) throws {
    var lines = [
      "\(figures.names.count) pictures in \(folder): \(figures.names.joined(separator: ", "))"
    ]
    for score in figures.classes {
      let percent = String(Int((score.probability * 1000).rounded()))
      let padded = String(repeating: "0", count: max(0, 2 - percent.count)) + percent
      lines.append("\(padded.dropLast()).\(padded.suffix(1)) %  \(score.name)")
    }
    if !figures.classes.isEmpty, figures.hasRandomWeights {
      lines.append("The weights are random, so these classes mean nothing.")
    }
    try StandardStreams.write(
      lines.map { StandardStreams.printable($0) + "\n" }.joined())
  }

  private static func trimmed(_ name: String) -> String {
    let start = name.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

/// A name that no layer of the model has.
private struct UnknownLayer: Error, CustomStringConvertible {
  let name: String
  let known: [String]

  var description: String {
    "there is no layer '\(name)'; the model has \(known.joined(separator: ", "))"
  }
}
