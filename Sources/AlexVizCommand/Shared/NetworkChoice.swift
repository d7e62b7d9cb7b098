import AlexViz
import CommandLineOptions
import ForwardPass

/// A network with its weights and its input, as the options of a command choose them.
struct NetworkChoice: Sendable {
  private typealias Options = FeatureMapsOptions

  let model: Model
  let inputs: InputFiles
  let preprocessing: PreprocessingChoice
  let weights: any NamedTensors

  private let choice: ModelChoice
  private let invocation: Invocation

  /// - Parameter readsFiles: whether the command line says what the network is run on; else that
  ///   comes later.
  init(_ invocation: Invocation, readsFiles: Bool = true) throws {
    self.invocation = invocation
    choice = try ModelChoice(source: invocation[ModelChoice.option], invocation: invocation)
    let model = try NetworkChoice.model(choice, invocation, names: .paper)
    self.model = model
    inputs =
      readsFiles
      ? try InputFiles(invocation, for: model, names: choice.file?.outputNames ?? [:])
      : InputFiles.none
    let isGray = model.inputs.first.map { model.calls[$0].outputShape.channels } == 1
    preprocessing = try PreprocessingChoice(invocation, choice: choice, isGray: isGray)
    weights = try WeightsChoice.weights(invocation[Options.weights], for: model, of: choice)
  }

  /// The model with the layers of nested ones in their places, on the size that is asked for.
  private static func model(
    _ choice: ModelChoice, _ invocation: Invocation, names: LayerNames
  ) throws -> Model {
    var model = try choice.model(names: names)
    if let size = invocation[Options.size] {
      guard !invocation.isGiven(ModelChoice.inputShape) else {
        throw invocation.usageError(
          .contradiction("'--size' and '--input-shape' cannot be used together"))
      }
      let channels = model.inputs.first.flatMap { model.calls[$0].outputShape.channels }
      model = try choice.model(names: names, inputShape: size + [channels ?? 3])
    }
    return try model.expanded()
  }

  /// What figures and pages call the network.
  var title: String { choice.title(of: model, captions: invocation[Options.language]) }

  /// Keras's names of the layers.
  var kerasNames: [String] {
    get throws {
      try choice.builtIn == nil
        ? model.layers.map(\.name)
        : NetworkChoice.model(choice, invocation, names: .keras).layers.map(\.name)
    }
  }

  /// What a file calls the outputs of layers; `nil` for a built-in model.
  var outputNames: [String: String]? { choice.file?.outputNames }

  /// The last convolution that the weights suffice for.
  var lastConvolution: String? { model.lastConvolution(for: weights)?.name }

  /// Whether the network has learnt nothing.
  var hasRandomWeights: Bool { weights is RandomWeights }

  /// The layers that the weights suffice for.
  var layersToRun: [String] { LayerTensors(model, weights: weights).layersToRun }

  /// Names of the classes where the network tells some apart by itself: ImageNet's for built-in
  /// networks, numbers for others that end in a softmax; none where the weights do not suffice for
  /// that or are random.
  func ownClassNames() throws -> [String] {
    let known = try knownClassNames()
    guard known.isEmpty, let last = model.layers.last, let count = classCount,
      last.layer.activationFunction == .softmax
    else { return known }
    let word = invocation[Options.language] == .chinese ? "类别" : "class"
    return (0..<count).map { "\(word) \($0)" }
  }

  /// ImageNet's names of the classes that a built-in network tells apart; empty for others.
  func knownClassNames() throws -> [String] {
    guard choice.builtIn != nil, classCount == 1000 else { return [] }
    return try ClassNames.read(Assets.path(of: "classes/imagenet-1000.txt"))
  }

  /// How many classes the network tells apart with its weights; `nil` where these do not suffice for
  /// that or are random.
  private var classCount: Int? {
    guard let last = model.layers.last, let call = last.calls.first, !hasRandomWeights,
      model.outputs == [call], layersToRun.contains(last.name),
      model.calls[call].outputShape.example.count == 1,
      let count = model.calls[call].outputShape.elementCount, (2...100_000).contains(count)
    else { return nil }
    return count
  }

  /// The layer of a name, the model's own, Keras's or that of its output.
  func layer(_ name: String) throws -> String {
    try layerPatterns().layer(name)
  }

  private func layerPatterns() throws -> LayerPatterns {
    let outputNames = model.layers.map { self.outputNames?[$0.name] ?? $0.name }
    return LayerPatterns(model.layers, aliases: [try kerasNames, outputNames])
  }

  /// How the network is run.
  ///
  /// - Parameter patterns: the layers that are shown, by their names, Keras's or patterns. Of those
  ///   that a kind or a pattern chooses, layers that the weights do not suffice for are left out,
  ///   which is said.
  func options(layers patterns: [String]) throws -> FeatureMapFigures.Options {
    var options = FeatureMapFigures.Options()
    // Keras's names take another model to be built.
    if !patterns.isEmpty {
      let names = try layerPatterns()
      options.layers = try names.layers(matching: patterns)
      options.optionalLayers = Set(options.layers).subtracting(names.layers(namedIn: patterns))
      leaveOutWithoutWeights(&options)
    }
    options.inputMode = invocation[Options.inputMode]
    options.scaling = preprocessing.scaling
    if let path = invocation[Options.classes] { options.classNames = try ClassNames.read(path) }
    return options
  }

  /// Leaves optional layers out that the weights do not suffice for, where some are left that have
  /// weights: others were made for another network, which is said when it is made ready.
  private func leaveOutWithoutWeights(_ options: inout FeatureMapFigures.Options) {
    guard !options.optionalLayers.isEmpty, !hasRandomWeights else { return }
    let sufficient = Set(layersToRun)
    let hasUse = model.layers.contains {
      sufficient.contains($0.name) && !model.weights(of: $0).isEmpty
    }
    let lacking = options.layers.filter {
      options.optionalLayers.contains($0) && !sufficient.contains($0)
    }
    // What cannot be run whatever the weights is told so when the network is made ready.
    let isUnable = lacking.contains { model.layer(named: $0)?.layer is OpaqueLayer }
    guard hasUse, !lacking.isEmpty, lacking.count < options.layers.count, !isUnable else { return }
    options.layers.removeAll(where: lacking.contains)
    guard !invocation[CommonOptions.quiet] else { return }
    let (verb, pronoun) = lacking.count == 1 ? ("is", "it") : ("are", "them")
    StandardStreams.report(
      "alexviz: note: \(NameList.text(lacking)) \(verb) left out, since the weights do not suffice "
        + "for \(pronoun)")
  }

  /// The network made ready for any number of pictures.
  func network(_ options: FeatureMapFigures.Options) throws -> FeatureMapNetwork {
    try running {
      try FeatureMapNetwork(model: model, title: title, weights: weights, options: options)
    }
  }

  /// Runs the network on its files.
  func figures(_ options: FeatureMapFigures.Options) throws -> FeatureMapFigures {
    try running {
      try FeatureMapFigures(
        model: model, title: title, weights: weights, inputs: { [inputs] in try inputs.read() },
        inputName: inputs.firstName, options: options)
    }
  }

  /// Does what runs the network, and says more of weights that do not fit it.
  func running<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch AttributionError.forwardPass(let error) {
      throw WeightsChoice.explained(error, choice: choice)
    } catch {
      throw WeightsChoice.explained(error, choice: choice)
    }
  }
}
