import AlexViz
import CommandLineOptions

/// Which model a command works on: the argument and options that `summary`, `shapes`, `diagram`
/// and `featuremaps` share.
struct ModelChoice {
  static let argument = Argument(
    "MODEL", modelType, default: BuiltInModel.alexNet,
    help: "The name of a built-in model; 'alexviz models' lists them.")

  static let arguments = Argument(
    list: "MODEL", modelType, help: "The names of built-in models; 'alexviz models' lists them.")

  static let option = Option(
    "model", modelType, placeholder: "MODEL", default: BuiltInModel.alexNet,
    help: "The name of a built-in model.")

  static let inputShape = Option(
    "input-shape", shapeType, defaultText: "the model's own",
    help: "Height, width and channels of the input, such as 224x224x3.")

  static let classCount = Option(
    "num-classes", .integer(in: 1...1_000_000), placeholder: "N",
    defaultText: "the model's own",
    help: "The number of classes that the last layer tells apart.")

  /// Options that change the model, without those that choose it.
  static let changes: [any DeclaredOption] = [inputShape, classCount]

  private static let modelType = ValueType<BuiltInModel>.word

  private static let shapeType = ValueType<[Int]>(
    placeholder: "HxWxC", text: { $0.map(String.init).joined(separator: "x") }
  ) { text throws(ValueProblem) in
    let words = text.split(omittingEmptySubsequences: false) { "xX×".contains($0) }
    let parts = words.compactMap { Int($0) }
    guard words.count == 3, parts.count == 3, parts.allSatisfy({ (1...65_536).contains($0) })
    else {
      throw .wanted("height, width and channels such as 224x224x3")
    }
    return parts
  }

  /// The option that says how layers are named, with a command's own default.
  static func names(default names: LayerNames) -> Option<LayerNames> {
    Option(
      "names", .word, default: names,
      help: "Name layers as Keras does (conv2d, dense_1) or as the paper does (conv1, fc6).")
  }

  let builtIn: BuiltInModel
  let invocation: Invocation

  /// The model with what figures call it.
  func chosen(names: LayerNames) throws -> ChosenModel {
    ChosenModel(
      model: try model(names: names), title: builtIn.title, fileName: builtIn.rawValue)
  }

  /// The model with the given kind of names.
  func model(names: LayerNames) throws -> Model {
    try builtIn.model(
      inputShape: invocation[ModelChoice.inputShape], classes: invocation[ModelChoice.classCount],
      names: names)
  }
}

/// A model with what figures and files call it.
struct ChosenModel {
  let model: Model
  let title: String
  let fileName: String
}
