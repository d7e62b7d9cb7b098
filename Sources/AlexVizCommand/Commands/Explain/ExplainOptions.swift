import AlexViz
import CommandLineOptions

/// The options of `alexviz explain`.
enum ExplainOptions {
  private typealias Pass = FeatureMapsOptions

  /// The word for every method.
  static let allMethods = "all"

  static let out = FigureFiles.out(otherwise: "output/IMAGE/explanation.png")
  static let attributions = Option(
    "save-attributions", .path, placeholder: "FILE",
    help: "Write what the methods give as numbers, too: .safetensors or .npz.")

  static let category = Option(
    "class", .text, placeholder: "CLASS",
    defaultText: "the likeliest, where the weights suffice to classify",
    help: "Explain a class, by its number from 0 or its name in '--classes'.")
  static let classes = Option(
    "classes", .path, placeholder: "FILE",
    help: "Names of the classes, one a line in the order of the network's output.")
  static let unit = Option(
    "unit", UnitName.type, defaultText: "the most active one of the last convolution",
    help:
      "Explain a unit: a layer and a channel where it is largest, such as conv5:13, or one place "
      + "of it, conv5:13,ROW,COLUMN, counted from 0.")
  static let methods = Option(
    list: "method", .word(of: [allMethods] + ExplanationMethod.allCases.map(\.rawValue)),
    placeholder: "METHODS", defaultText: allMethods,
    help: "How it is found what counts. With 'all', those that the network does not allow are left "
      + "out.")
  static let mapsLayer = Option(
    "layer", .text, placeholder: "NAME", defaultText: "the last before what is explained",
    help: "The layer whose maps Grad-CAM, also the guided one, adds up.")
  static let steps = Option(
    "steps", .integer(in: 1...10_000), placeholder: "N", default: 50,
    help: "The steps of integrated gradients.")
  static let window = Option(
    "window", .integer(in: 1...65_536), placeholder: "PIXELS",
    defaultText: "a seventh of the input",
    help: "The side of the square that occlusion covers.")
  static let stride = Option(
    "stride", .integer(in: 1...65_536), placeholder: "PIXELS", defaultText: "half of the window",
    help: "How far occlusion moves the square.")
  static let columns = Option(
    "columns", .integer(in: 1...100), placeholder: "N", defaultText: "at most 4 in even rows",
    help: "Pictures in a row.")

  /// The options that only some methods look at.
  static let ofMethods: [(option: any DeclaredOption, methods: [ExplanationMethod])] = [
    (mapsLayer, [.gradCAM, .guidedGradCAM]), (steps, [.integratedGradients]),
    (window, [.occlusion]), (stride, [.occlusion]),
  ]

  static let groups = [
    OptionGroup("Output", [out, FigureFiles.dpi, attributions, CommonOptions.quiet]),
    OptionGroup("What is explained", [category, classes, unit]),
    OptionGroup("How", [methods, mapsLayer, steps, window, stride]),
    OptionGroup("The figure", [columns, Pass.language]),
    OptionGroup("Input", [Pass.inputMode, Pass.size] + PreprocessingChoice.options),
    OptionGroup("Model", [ModelChoice.option, Pass.weights] + ModelChoice.changes),
  ]
}
