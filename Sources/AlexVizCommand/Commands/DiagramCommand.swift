import AlexViz
import CommandLineOptions

/// `alexviz diagram`: a picture of a model.
enum DiagramCommand {
  private enum Options {
    static let out = Option(
      "out", letter: "o", .path, defaultText: "MODEL.png",
      help: "Where the picture goes; '-' is standard output.")
    static let format = Option(
      "format", ValueType<OutputFormat>.word, defaultText: "by the ending of the file",
      help: "The kind of file.")
    static let style = Option(
      "style", ValueType<DiagramStyle>.word, default: .plotModel, help: "The kind of figure.")
    static let look = Option(
      "look", ValueType<PlotModelOptions.Look>.word, default: .keras3,
      help: "Whose plot_model the picture is to be like.")
    static let names = ModelChoice.names(default: .keras)
    static let showShapes = Option(
      toggle: "show-shapes", default: true, help: "Show the shapes that go in and come out.")
    static let showDtype = Option(
      toggle: "show-dtype", default: false, help: "Show the type of the numbers.")
    static let showLayerNames = Option(
      toggle: "show-layer-names", default: false,
      defaultText: "no, but yes in the look of Keras 2", help: "Show the names of the layers.")
    static let showLayerActivations = Option(
      toggle: "show-layer-activations", default: false, help: "Show activation functions.")
    static let showTrainable = Option(
      toggle: "show-trainable", default: false, help: "Show whether training changes a layer.")
    static let rankdir = Option(
      "rankdir", ValueType<Direction>.word, default: .topToBottom,
      help: "The direction of the arrows: TB is top to bottom, LR left to right.")
    static let dpi = Option(
      "dpi", .number(in: 10...2400), defaultText: "200, or 96 in the look of Keras 2",
      help: "Dots per inch of a PNG.")
    static let font = Option(
      "font", .text, placeholder: "FAMILY", defaultText: "DejaVu Sans, or DejaVu Serif",
      help: "The family of all texts.")
  }

  static let command = Command(
    name: "diagram",
    summary: "Draw a model as Keras's plot_model does",
    discussion: """
      Draws one box a layer with its shapes, in the looks of Keras 3 and of Keras 2, as PNG, SVG \
      with real text, or PDF. The file's ending says which.
      """,
    arguments: [ModelChoice.argument],
    options: [
      OptionGroup("Output", [Options.out, Options.format, Options.dpi]),
      OptionGroup(
        "Look",
        [
          Options.style, Options.look, Options.showShapes, Options.showDtype,
          Options.showLayerNames, Options.showLayerActivations, Options.showTrainable,
          Options.rankdir, Options.font,
        ]),
      OptionGroup("Model", ModelChoice.changes + [Options.names]),
    ],
    examples: [
      Example("alexviz diagram --out AlexNet.png", "Draw AlexNet as Keras 3 would."),
      Example(
        "alexviz diagram alexnet-2012 --names paper --show-layer-names -o original.svg",
        "The original network with the paper's names, as SVG."),
      Example(
        "alexviz diagram --look keras2 --rankdir LR -o wide.pdf", "From left to right, as PDF."),
      Example("alexviz diagram -o - --format svg | less", "Look at the SVG."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let choice = ModelChoice(builtIn: invocation[ModelChoice.argument], invocation: invocation)
    let out = invocation[Options.out] ?? choice.builtIn.rawValue + ".png"
    let format = try invocation[Options.format] ?? (out == "-" ? .png : OutputFormat(path: out))
    let model = try choice.model(names: invocation[Options.names])
    let look = invocation[Options.look]
    let options = PlotModelOptions(
      look: look, showShapes: invocation[Options.showShapes],
      showDtype: invocation[Options.showDtype],
      showLayerNames: invocation.isGiven(Options.showLayerNames)
        ? invocation[Options.showLayerNames] : nil,
      showLayerActivations: invocation[Options.showLayerActivations],
      showTrainable: invocation[Options.showTrainable], direction: invocation[Options.rankdir],
      fontFamily: invocation[Options.font])
    let scene = PlotModelDiagram.scene(
      of: model, options: options, title: choice.builtIn.title, measuring: PangoTextMeasurer())
    let dpi = invocation[Options.dpi] ?? Canvas.resolution(look.dpi, fitting: scene)
    if out == "-" {
      if format != .svg, Terminal.standardOutput.isTerminal {
        throw invocation.usageError(
          .contradiction(
            "a terminal cannot show a \(format.rawValue.uppercased()); give --out FILE"))
      }
      try StandardStreams.write(Canvas.render(scene, as: format, dpi: dpi))
    } else {
      try Canvas.write(scene, to: out, as: format, dpi: dpi)
    }
  }
}

/// The kinds of figure that `diagram` draws.
enum DiagramStyle: String, Sendable, CaseIterable {
  case plotModel = "plot-model"
}
