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
    // What it has to note would break the bar's line.
    let maker = try ReportMaker(network, layers: invocation[Options.layers], invocation)
    let progress = Steps(
      visible("Report of \(name)"), total: 2,
      isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    let figures = try maker.figures()
    progress.advance()
    let path = invocation[Options.out] ?? "output/\(FileName.stem(name)).html"
    let page = try maker.page(of: figures, name: name)
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
}
