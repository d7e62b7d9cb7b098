import AlexViz
import CommandLineOptions
import Spelling

/// `alexviz story`: how a network sees a photograph, told on a poster or on slides.
enum StoryCommand {
  private typealias Options = StoryOptionTable

  static let command = Command(
    name: "story",
    summary: "Tell on a poster or on slides how a network sees a photograph",
    discussion: """
      Runs the network on the photograph and draws its story, to be printed or shown in class: \
      the network as a column, beside each layer its strongest maps, what one of their numbers \
      sees of the photograph, and a plain sentence; at the end the likeliest classes, where the \
      weights can tell. Of a deep network the layers are shown after which maps become smaller.
      """,
    arguments: [FeatureMapsOptions.input],
    options: Options.groups,
    examples: [
      Example("alexviz story cat.jpg -o story.pdf", "AlexNet's story on a page of A3."),
      Example("alexviz story cat.jpg --deck --theme dark -o slides.pdf", "The same as slides."),
      Example(
        "alexviz story cat.jpg --model mine.onnx --page a4 --lang zh -o story.png",
        "Your own network, in Chinese."),
    ],
    run: run)

  /// Slides as a picture.
  private struct DeckIsNoPicture: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): slides are pages of a .pdf" }
  }

  /// Nothing to tell.
  private struct NoMaps: Error, CustomStringConvertible {
    let model: String
    var description: String { "no layer of '\(model)' that can be run gives maps to show" }
  }

  private static func run(_ invocation: Invocation) throws {
    let network = try NetworkChoice(invocation)
    let name = network.inputs.firstName
    let path = invocation[Options.out] ?? "output/\(FileName.stem(name))-story.pdf"
    let format = try OutputFormat(path: path)
    if invocation[Options.deck], format != .pdf { throw DeckIsNoPicture(path: path) }
    let progress = Steps(
      visible("Story of \(name)"), total: 2, isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    var options = try network.options(layers: invocation[Options.layers])
    if options.layers.isEmpty {
      options.layers = StoryLayers.chosen(in: network.model, among: network.layersToRun)
      options.optionalLayers = Set(options.layers)
    }
    guard !options.layers.isEmpty else { throw NoMaps(model: network.title) }
    if options.classNames.isEmpty { options.classNames = try network.ownClassNames() }
    let figures = try network.figures(options)
    progress.advance()
    let story = Story(content(figures, network, layers: options.layers))
    guard story.stageCount > 0 else { throw NoMaps(model: network.title) }
    try AtomicFile.write(bytes(of: story, as: format, invocation), to: path)
    progress.finish()
    guard !invocation[CommonOptions.quiet] else { return }
    if let leftOut = figures.leftOut { StandardStreams.report("alexviz: note: \(leftOut)") }
    if !story.undrawnLayers.isEmpty {
      let names = story.undrawnLayers.map(quoted).joined(separator: ", ")
      StandardStreams.report("alexviz: note: no maps, so not in the story: \(names)")
    }
    let count = story.stageCount
    try StandardStreams.write(
      visible("\(path): the story of \(count) layer\(count == 1 ? "" : "s")") + "\n")
  }

  private static func content(
    _ figures: FeatureMapFigures, _ network: NetworkChoice, layers: [String]
  ) -> StoryContent {
    var content = StoryContent(
      model: network.model, title: network.title, activations: figures.activations,
      layers: layers, photograph: figures.photograph, photographName: network.inputs.firstName,
      weightsName: network.weights.shortSource)
    content.hasRandomWeights = figures.hasRandomWeights
    content.classes = figures.classes
    return content
  }

  private static func bytes(
    of story: Story, as format: OutputFormat, _ invocation: Invocation
  ) throws -> [UInt8] {
    var options = StoryOptions()
    options.language = invocation[FeatureMapsOptions.language]
    options.theme = invocation[Options.theme].theme
    options.colorMap = invocation[Options.colorMap]
    options.page = invocation[Options.page]
    let measuring = PangoTextMeasurer()
    if invocation[Options.deck] {
      return try Canvas.pdf(
        of: StoryDeck.scenes(of: story, options: options, measuring: measuring))
    }
    let scene = StoryPoster.scene(of: story, options: options, measuring: measuring)
    let dpi = Canvas.resolution(invocation[Options.dpi], fitting: scene)
    return try Canvas.render(scene, as: format, dpi: dpi)
  }
}
