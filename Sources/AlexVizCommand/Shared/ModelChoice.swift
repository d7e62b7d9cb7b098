import AlexViz
import CommandLineOptions

/// Which model a command works on: the argument and options that commands share.
struct ModelChoice {
  static let argument = Argument(
    "MODEL", ModelSource.type, default: .builtIn(.alexNet),
    help: "A built-in model ('alexviz models' lists them), or a file: \(fileKinds).")

  static let arguments = Argument(
    list: "MODEL", ModelSource.type,
    help: "Built-in models ('alexviz models' lists them), or files: \(fileKinds).")

  static let option = Option(
    "model", ModelSource.type, default: .builtIn(.alexNet),
    help: "A built-in model, or a file: \(fileKinds).")

  private static let fileKinds =
    "Keras's .keras, .h5 or JSON, ONNX, Caffe, Darknet, PyTorch weights of known networks, or one "
    + "layer a line"

  static let inputShape = Option(
    "input-shape", shapeType, defaultText: "the model's own",
    help: "Height, width and channels of the input, such as 224x224x3.")

  static let classCount = Option(
    "num-classes", .integer(in: 1...1_000_000), placeholder: "N",
    defaultText: "the model's own",
    help: "The number of classes that the last layer of a built-in model tells apart.")

  static let expandNested = Option(
    flag: "expand-nested", help: "Show the layers of networks that are layers of others.")

  /// Options that change the model, without those that choose it.
  static let changes: [any DeclaredOption] = [inputShape, classCount, expandNested]

  private static let shapeType = ValueType<[Int]>(
    placeholder: "HxWxC", text: { $0.map(String.init).joined(separator: "x") }
  ) { text throws(ValueProblem) in
    guard let sizes = sizes(in: text), sizes.count == 3 else {
      throw .wanted("height, width and channels such as 224x224x3")
    }
    return sizes
  }

  /// Sizes of an input with crosses between them; `nil` for anything else.
  static func sizes(in text: String) -> [Int]? {
    let words = text.split(omittingEmptySubsequences: false) { "xX×".contains($0) }
    let sizes = words.compactMap { Int($0) }
    guard sizes.count == words.count, sizes.allSatisfy({ (1...65_536).contains($0) }) else {
      return nil
    }
    return sizes
  }

  /// What the option says that names layers, whatever its default.
  static let namesHelp =
    "Name layers as Keras does (conv2d, dense_1), or as the paper or torchvision does (conv1, "
    + "layer1.0.conv2)."

  /// The option that says how layers are named, with a command's own default.
  static func names(default names: LayerNames) -> Option<LayerNames> {
    Option("names", .word, default: names, help: namesHelp)
  }

  private enum Content {
    case builtIn(BuiltInModel)
    case file(ModelFile, path: String)
  }

  private let content: Content
  private let invocation: Invocation

  /// Opens the file, if it is one, and tells its warnings on standard error.
  init(source: ModelSource, invocation: Invocation) throws {
    self.invocation = invocation
    let path: String
    switch source {
    case .builtIn(let model):
      content = .builtIn(model)
      return
    case .file(let named): path = named
    }
    if invocation.isGiven(ModelChoice.classCount) {
      throw invocation.usageError(
        .contradiction("'--num-classes' changes built-in models; \(path) says it itself"))
    }
    let file = try ModelSource.open(path)
    content = .file(file, path: path)
    guard !invocation[CommonOptions.quiet] else { return }
    for warning in file.warnings { StandardStreams.report("alexviz: note: \(warning)") }
  }

  /// The built-in model; `nil` for a file's.
  var builtIn: BuiltInModel? {
    guard case .builtIn(let model) = content else { return nil }
    return model
  }

  /// What the file holds; `nil` for a built-in model.
  var file: ModelFile? {
    guard case .file(let file, _) = content else { return nil }
    return file
  }

  /// The model with the given kind of names; a file's layers have names of their own.
  ///
  /// - Parameters:
  ///   - inputShape: height, width and channels instead of those that an option asks for.
  ///   - expandsNested: whether an option may put the layers of nested networks in their places.
  func model(
    names: LayerNames, inputShape: [Int]? = nil, expandsNested: Bool = true
  ) throws -> Model {
    let inputShape = inputShape ?? invocation[ModelChoice.inputShape]
    switch content {
    case .builtIn(let builtIn):
      return try builtIn.model(
        inputShape: inputShape, classes: invocation[ModelChoice.classCount], names: names)
    case .file(let file, let path):
      var whole = file.model
      if expandsNested, invocation[ModelChoice.expandNested] { whole = try whole.expanded() }
      guard let inputShape else { return whole }
      let model = try whole.withInput(
        height: inputShape[0], width: inputShape[1], channels: inputShape[2])
      guard let model else { throw NotOnePicture(file: path) }
      return model
    }
  }

  /// What texts call the model.
  func title(of model: Model, in language: ExplanationLanguage = .english) -> String {
    builtIn?.title(in: language) ?? model.givenName ?? fileName
  }

  /// What figures whose captions are in a language call the model.
  func title(of model: Model, captions language: CaptionLanguage) -> String {
    title(of: model, in: ExplanationLanguage(rawValue: language.rawValue) ?? .english)
  }

  /// What files are called after the model.
  var fileName: String {
    switch content {
    case .builtIn(let model): model.rawValue
    case .file(_, let path): path == "-" ? "network" : FileName.stem(path)
    }
  }

  /// The model with what figures and files call it.
  func chosen(
    names: LayerNames, language: ExplanationLanguage = .english
  ) throws -> ChosenModel {
    let model = try model(names: names)
    return ChosenModel(
      model: model, title: title(of: model, in: language), fileName: fileName, source: source)
  }

  /// The built-in model's name or the file's path, as it was given.
  private var source: String {
    switch content {
    case .builtIn(let model): model.rawValue
    case .file(_, let path): path
    }
  }
}

/// A model with what figures and files call it.
struct ChosenModel {
  let model: Model
  let title: String
  let fileName: String

  /// The name or path under which it was chosen.
  let source: String
}

extension [ChosenModel] {
  /// What the columns of a comparison are called: where two models have the same name, their files'
  /// names instead, and where those are the same, too, the whole paths.
  func columnNames(_ name: (ChosenModel) -> String) -> [String] {
    let attempts = [map(name), map(\.fileName), map { FileName.last(of: $0.source) }]
    return attempts.first { Set($0).count == count } ?? map(\.source)
  }
}

/// The input cannot be given another size.
private struct NotOnePicture: Error, CustomStringConvertible {
  let file: String

  var description: String {
    "\(file) does not have one input of height × width × channels that '--input-shape' could change"
  }
}
