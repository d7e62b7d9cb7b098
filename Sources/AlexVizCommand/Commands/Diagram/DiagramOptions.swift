import AlexViz
import CommandLineOptions

/// The options of `alexviz diagram`.
enum DiagramOptions {
  // MARK: Output

  static let out = Option(
    repeated: "out", letter: "o", .path, defaultText: "MODEL.png",
    help:
      "Where the picture goes; '-' is standard output. Given several times, writes several files.")
  static let format = Option(
    "format", ValueType<DiagramFormat>.word, defaultText: "by the ending of the file",
    help: "The kind of file.")
  static let dpi = Option(
    "dpi", .number(in: 10...2400), defaultText: "200, or 96 in the look of Keras 2",
    help: "Dots per inch of a PNG.")
  static let quiet = CommonOptions.quiet

  // MARK: Figure

  static let style = Option(
    "style", ValueType<DiagramStyle>.word, default: .plotModel,
    help: "The kind of figure; --list-styles describes them.")
  static let listStyles = Option(flag: "list-styles", help: "List the kinds of figure, and stop.")
  static let theme = Option(
    "theme", ValueType<BuiltInTheme>.word, default: .light,
    help: "How the figure looks: page, colours, lines.")
  static let color = Option(
    repeated: "color", LayerColor.type, help: "The colour of a kind of layer, such as conv=#4477AA."
  )
  static let font = Option(
    "font", .text, placeholder: "FAMILY", defaultText: "the theme's or look's own",
    help: "The family of all texts.")
  static let fontSize = Option(
    "font-size", .number(in: 2...96), placeholder: "POINTS",
    defaultText: "what fits, at most 10, on slides 18",
    help: "The size of ordinary text in points.")
  static let title = Option("title", .text, help: "A line above the figure.")
  static let caption = Option("caption", .text, help: "A paragraph below the figure.")
  static let language = Option(
    "lang", ValueType<ExplanationLanguage>.word, default: .english, help: "The language of words.")
  static let width = Option(
    "width", Length.type, defaultText: "what the figure needs",
    help: "The width of the page, such as 3.33in; the figure is laid out anew for it.")
  static let height = Option(
    "height", Length.type, defaultText: "what the figure needs", help: "The height of the page.")
  static let rankdir = Option(
    "rankdir", ValueType<Direction>.word, defaultText: "the style's own",
    help: "The direction of the arrows: TB is top to bottom, LR left to right.")

  // MARK: Single styles

  static let look = Option(
    "look", ValueType<PlotModelOptions.Look>.word, default: .keras3,
    help: "Whose plot_model the picture is to be like.")
  static let showShapes = Option(
    toggle: "show-shapes", default: true, help: "Show the shapes that go in and come out.")
  static let showDtype = Option(
    toggle: "show-dtype", default: false, help: "Show the type of the numbers.")
  static let showLayerNames = Option(
    toggle: "show-layer-names", default: false, defaultText: "no, but yes in the look of Keras 2",
    help: "Show the names of the layers.")
  static let showLayerActivations = Option(
    toggle: "show-layer-activations", default: false, help: "Show activation functions.")
  static let showTrainable = Option(
    toggle: "show-trainable", default: false, help: "Show whether training changes a layer.")
  static let figure2 = Option(
    "figure2", ValueType<TwoGPUFigure.Edition>.word, default: .corrected,
    help: "The numbers of the two-gpu figure: the network's own, or as the paper printed them.")
  static let label = Option(
    "label", .text, placeholder: "PATTERN", defaultText: "the usual notation",
    help:
      "A pattern for the labels of blocks and graphs, such as '{kernel} {op}, {filters}[, s{stride}]'. "
      + "What is in brackets is left out where it goes without saying; layers that lack a field "
      + "outside brackets keep the usual notation. Fields: "
      + LabelField.allCases.map { "{\($0.rawValue)} \($0.help)" }.joined(separator: "; ") + ".")
  static let legend = Option(
    toggle: "legend", default: true, help: "Explain the notation of blocks below the figure.")
  static let projection = Option(
    "projection", ValueType<VolumesFigure.Projection>.word, default: .plotNeuralNet,
    help: "Whose perspective volumes have.")
  static let scale = Option(
    "scale", ValueType<VolumesFigure.Scale>.word, default: .squareRoot,
    help: "How sizes become lengths in volumes.")
  static let seed = Option(
    "seed", .integer(in: 0...Int.max), default: 1998,
    help: "Chooses where the patches of lenet lie.")
  static let fold = Option(
    "fold", ValueType<GraphFigure.Folding>.word, default: .blocks,
    help: "What a graph draws as one: nothing, repeated blocks, or whole stages.")
  static let fit = Option(
    "fit", PageFit.type,
    help: "Fold a graph into columns for a4 (170mmx257mm), slide (13.33inx7.5in), column "
      + "(3.33inx9in), or WIDTHxHEIGHT.")
  static let picture = Option(
    "picture", .path, placeholder: "IMAGE", defaultText: "the bundled photograph",
    help: "The picture on which receptive fields are drawn.")

  /// The styles that know an option; `nil` for options of all styles.
  static func styles(of option: any DeclaredOption) -> Set<DiagramStyle>? {
    let name = option.declaration.name
    func holds(_ options: [any DeclaredOption]) -> Bool {
      options.contains { $0.declaration.name == name }
    }
    if holds(ofPlotModel) { return [.plotModel] }
    if holds([theme, color, fontSize, language]) {
      return Set(DiagramStyle.allCases).subtracting([.plotModel])
    }
    if holds([rankdir]) { return [.plotModel, .blocks, .graph, .receptive] }
    if holds([figure2]) { return [.twoGPU] }
    if holds([label]) { return [.blocks, .graph] }
    if holds([legend]) { return [.blocks] }
    if holds([projection, scale]) { return [.volumes] }
    if holds([seed]) { return [.lenet] }
    if holds([fold, fit]) { return [.graph] }
    if holds([picture]) { return [.receptive] }
    return nil
  }

  private static let ofPlotModel: [any DeclaredOption] = [
    look, showShapes, showDtype, showLayerNames, showLayerActivations, showTrainable,
  ]

  static let groups = [
    OptionGroup("Output", [out, format, dpi, quiet]),
    OptionGroup(
      "Figure",
      [
        style, listStyles, theme, color, font, fontSize, title, caption, language, width, height,
        rankdir,
      ]),
    OptionGroup("Style plot-model", ofPlotModel),
    OptionGroup(
      "Other styles", [figure2, label, legend, projection, scale, seed, fold, fit, picture]),
  ]
}

/// `conv=#4477AA`: the colour of a kind of layer.
struct LayerColor: Sendable {
  let category: LayerCategory
  let color: Color

  static let type = ValueType<LayerColor>(
    placeholder: "KIND=#RRGGBB",
    candidates: .words(LayerCategory.allCases.map { $0.rawValue + "=#" })
  ) { text throws(ValueProblem) in
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let category = LayerCategory(rawValue: parts[0]),
      let color = Color(hexText: parts[1])
    else {
      let kinds = LayerCategory.allCases.map(\.rawValue).joined(separator: ", ")
      throw .wanted("a kind of layer and a colour such as conv=#4477AA; kinds are \(kinds)")
    }
    return LayerColor(category: category, color: color)
  }
}
