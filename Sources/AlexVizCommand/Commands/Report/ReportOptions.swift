import AlexViz
import CommandLineOptions

/// The options of `alexviz report`.
enum ReportOptions {
  private typealias Pass = FeatureMapsOptions

  static let out = Option(
    "out", letter: "o", .path, placeholder: "FILE", defaultText: "output/IMAGE.html",
    help: "Where the page goes.")
  static let layers = Option(
    list: "layers", .text, placeholder: "NAMES", defaultText: "all that can be run",
    help: "The layers whose numbers the page has, such as conv1,conv3, or patterns such as conv*; "
      + "the paper's names or Keras's.")
  static let largestKernel = Option(
    "largest-kernel", .integer(in: 0...1_000_000_000), placeholder: "N", default: 2_000_000,
    help: "Leave out kernels of more numbers; the page shows no arithmetic of their layers.")

  static let groups = [
    OptionGroup("Output", [out, CommonOptions.quiet]),
    OptionGroup("What is shown", [layers, largestKernel, Pass.language, Pass.classes]),
    OptionGroup(
      "Input", [Pass.inputFiles, Pass.inputMode, Pass.size] + PreprocessingChoice.options),
    OptionGroup("Model", [ModelChoice.option, Pass.weights] + ModelChoice.changes),
  ]
}
