import AlexViz
import CommandLineOptions

/// Which model a command works on: the argument and options that commands share.
struct ModelChoice {
  static let argument = Argument(
    "MODEL", ModelSource.type, default: .builtIn(.alexNet),
    help: "A built-in model ('alexviz models' lists them), or a file that describes a network.")

  static let arguments = Argument(
    list: "MODEL", ModelSource.type,
    help: "Built-in models ('alexviz models' lists them), or files that describe networks.")

  static let option = Option(
    "model", ModelSource.type, default: .builtIn(.alexNet),
    help: "A built-in model, or a file that describes a network.")

  static let inputShape = Option(
    "input-shape", shapeType, defaultText: "the model's own",
    help: "Height, width and channels of the input, such as 224x224x3.")

  static let classCount = Option(
    "num-classes", .integer(in: 1...1_000_000), placeholder: "N",
    defaultText: "the model's own",
    help: "The number of classes that the last layer tells apart.")

  /// Options that change the model, without those that choose it.
  static let changes: [any DeclaredOption] = [inputShape, classCount]

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

  /// What the option says that names layers, whatever its default.
  static let namesHelp =
    "Name layers as Keras does (conv2d, dense_1), or as the paper or torchvision does (conv1, "
    + "layer1.0.conv2)."

  /// The option that says how layers are named, with a command's own default.
  static func names(default names: LayerNames) -> Option<LayerNames> {
    Option("names", .word, default: names, help: namesHelp)
  }

  let source: ModelSource
  let invocation: Invocation

  /// The built-in model; `nil` for a file's.
  var builtIn: BuiltInModel? {
    guard case .builtIn(let model) = source else { return nil }
    return model
  }

  /// The model with the given kind of names; a file's layers have names of their own.
  func model(names: LayerNames) throws -> Model {
    switch source {
    case .builtIn(let model):
      return try model.model(
        inputShape: invocation[ModelChoice.inputShape],
        classes: invocation[ModelChoice.classCount], names: names)
    case .file(let path):
      if let given = ModelChoice.changes.first(where: invocation.isGiven) {
        throw invocation.usageError(
          .contradiction(
            "'--\(given.declaration.name)' changes built-in models; \(path) says it itself"))
      }
      return try ModelSource.read(path)
    }
  }

  /// What texts call the model.
  func title(of model: Model, in language: ExplanationLanguage = .english) -> String {
    builtIn?.title(in: language) ?? model.givenName ?? fileName
  }

  /// What files are called after the model.
  var fileName: String {
    switch source {
    case .builtIn(let model): return model.rawValue
    case .file(let path): return path == "-" ? "network" : FileName.stem(path)
    }
  }

  /// The model with what figures and files call it.
  func chosen(
    names: LayerNames, language: ExplanationLanguage = .english
  ) throws -> ChosenModel {
    let model = try model(names: names)
    return ChosenModel(
      model: model, title: title(of: model, in: language), fileName: fileName)
  }
}

/// A model with what figures and files call it.
struct ChosenModel {
  let model: Model
  let title: String
  let fileName: String
}
