import AlexViz
import CommandLineOptions
import Spelling

/// `alexviz report`: one page in which the numbers of a network can be looked through.
enum ReportCommand {
  private typealias Options = ReportOptions

  static let command = Command(
    name: "report",
    summary: "Make a page to look through what a network sees",
    discussion: """
      Runs the network on the photograph and writes one file that any browser opens, without a \
      network: the model, the maps of each layer, and for each number of a map the part of the \
      photograph that it sees and the arithmetic behind it. Numbers are rounded to 16 bits.
      """,
    arguments: [FeatureMapsOptions.input],
    options: Options.groups,
    examples: [
      Example("alexviz report cat.jpg --out report.html", "AlexNet's page: 13 MB."),
      Example(
        "alexviz report cat.jpg --model mine.onnx --layers 'conv*' --largest-kernel 100000",
        "Some layers of your own network, and the smaller kernels."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let network = try NetworkChoice(invocation)
    let name = network.inputs.firstName
    let progress = Steps(
      visible("Report of \(name)"), total: 2,
      isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    var options = try network.options(layers: invocation[Options.layers])
    if options.layers.isEmpty {
      options.layers = network.layersToRun
      options.optionalLayers = Set(options.layers)
    }
    let figures = try network.figures(options)
    progress.advance()
    let path = invocation[Options.out] ?? "output/\(FileName.stem(name)).html"
    let page = try ReportPage.html(
      of: content(figures, network, invocation), template: template())
    try AtomicFile.write(page, to: path)
    progress.finish()
    guard !invocation[CommonOptions.quiet] else { return }
    if let leftOut = figures.leftOut { StandardStreams.report("alexviz: note: \(leftOut)") }
    let layers = figures.activations.layers.count
    let megabytes = (page.count + 50_000) / 100_000
    try StandardStreams.write(
      visible(
        "\(path): the numbers of \(layers) layer\(layers == 1 ? "" : "s"), "
          + "\(megabytes / 10).\(megabytes % 10) MB") + "\n")
  }

  private static func content(
    _ figures: FeatureMapFigures, _ network: NetworkChoice, _ invocation: Invocation
  ) -> ReportContent {
    var content = ReportContent(
      model: network.model, title: network.title, activations: figures.activations,
      weights: network.weights, weightsName: network.weights.shortSource,
      photograph: figures.photograph, photographName: network.inputs.firstName,
      preprocessing: figures.preprocessing,
      preprocessingText: figures.preprocessing.map { PreprocessingChoice.text(of: $0) },
      program: "alexviz \(AlexVizTool.version)")
    content.classes = figures.classes
    content.language = invocation[FeatureMapsOptions.language]
    content.largestKernel = invocation[Options.largestKernel]
    return content
  }

  /// The page's files, which come with the program.
  private static func template() throws -> ReportTemplate {
    func text(_ name: String) throws -> String {
      let path = try Assets.path(of: "report/" + name)
      let storage = try TensorStorage.reading(file: path, limit: 1 << 24)
      return storage.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
    return ReportTemplate(
      page: try text(ReportTemplate.pageName), style: try text(ReportTemplate.styleName),
      scripts: try ReportTemplate.scriptNames.map(text))
  }
}
