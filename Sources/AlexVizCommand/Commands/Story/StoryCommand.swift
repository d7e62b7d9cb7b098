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
      weights can tell. Lines beside the column lead around layers. Of a deep network the layers \
      are shown after which maps become smaller.
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

  /// A story in a format that has no pictures or no pages.
  private struct WrongFormat: Error, CustomStringConvertible {
    let path: String
    let isDeck: Bool
    var description: String {
      visible(path)
        + (isDeck ? ": slides are pages of a .pdf" : ": a story is a .pdf, .png or .svg")
    }
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
    let format = try self.format(of: path, invocation)
    var options = try network.options(layers: invocation[Options.layers])
    if options.layers.isEmpty {
      options.layers = StoryLayers.chosen(in: network.model, among: network.layersToRun)
      options.optionalLayers = Set(options.layers)
    }
    guard !options.layers.isEmpty else { throw NoMaps(model: network.title) }
    if options.classNames.isEmpty { options.classNames = try network.ownClassNames() }
    // What the options have to note would break the bar's line.
    let progress = Steps(
      visible("Story of \(name)"), total: 2, isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    let figures = try network.figures(options)
    progress.advance()
    let story = Story(content(figures, network, layers: options.layers))
    guard story.stageCount > 0 else { throw NoMaps(model: network.title) }
    try AtomicFile.write(bytes(of: story, as: format, invocation), to: path)
    progress.finish()
    guard !invocation[CommonOptions.quiet] else { return }
    if let leftOut = figures.leftOut { StandardStreams.report("alexviz: note: \(leftOut)") }
    if !story.undrawnLayers.isEmpty {
      let names = NameList.text(story.undrawnLayers.map(quoted))
      StandardStreams.report("alexviz: note: no maps, so not in the story: \(names)")
    }
    let count = story.stageCount
    try StandardStreams.write(
      visible("\(path): the story of \(count) layer\(count == 1 ? "" : "s")") + "\n")
  }

  /// The format of a story's file; options that do not go together are refused.
  private static func format(of path: String, _ invocation: Invocation) throws -> OutputFormat {
    let isDeck = invocation[Options.deck]
    let ofPosters: [any DeclaredOption] = [Options.page, Options.dpi]
    if isDeck, let given = ofPosters.first(where: invocation.isGiven) {
      throw invocation.usageError(
        .contradiction(
          "'--\(given.declaration.name)' is for posters, so it cannot be used with '--deck'"))
    }
    let formats: [OutputFormat] = isDeck ? [.pdf] : [.pdf, .png, .svg]
    guard let format = try? OutputFormat(path: path), formats.contains(format) else {
      throw WrongFormat(path: path, isDeck: isDeck)
    }
    return format
  }

  private static func content(
    _ figures: FeatureMapFigures, _ network: NetworkChoice, layers: [String]
  ) -> StoryContent {
    var content = StoryContent(
      model: network.model, title: network.title, activations: figures.activations,
      layers: layers, photograph: figures.photograph, photographName: network.inputs.firstName,
      weightsName: network.weights.shortSource)
    content.proportion = figures.photographProportion
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
