import AlexViz
import CommandLineOptions

/// The options of `alexviz story`.
enum StoryOptionTable {
  private typealias Pass = FeatureMapsOptions

  static let out = Option(
    "out", letter: "o", .path, placeholder: "FILE", defaultText: "output/IMAGE-story.pdf",
    help: "Where the story goes: a .pdf, .png or .svg; slides are a .pdf.")
  static let deck = Option(flag: "deck", help: "Make slides of 16:9, one for each layer.")
  static let page = Option(
    "page", ValueType<PosterPage>.word, default: .a3,
    help:
      "The paper of a poster: upright, or on its side for three layers at most; many layers make it "
      + "higher.")
  static let dpi = Option(
    "dpi", .number(in: 10...600), default: 144, help: "Dots per inch of a PNG.")
  static let layers = Option(
    list: "layers", .text, placeholder: "NAMES",
    defaultText: "convolutions and pools, at most eight",
    help: "The layers to tell of, such as conv1,conv3, patterns such as conv*, or all; the "
      + "paper's names or Keras's.")
  static let theme = Option(
    "theme", ValueType<BuiltInTheme>.word, default: .light,
    help: "How the story looks: page, colours, lines.")
  static let colorMap = Option(
    "color-map", ValueType<ColorMap>.word, default: .viridis,
    help: "The colours of small to large numbers.")

  static let groups = [
    OptionGroup("Output", [out, deck, page, dpi, CommonOptions.quiet]),
    OptionGroup("What is shown", [layers, theme, colorMap, Pass.language, Pass.classes]),
    OptionGroup(
      "Input", [Pass.inputFiles, Pass.inputMode, Pass.size] + PreprocessingChoice.options),
    OptionGroup("Model", [ModelChoice.option, Pass.weights] + ModelChoice.changes),
  ]
}
