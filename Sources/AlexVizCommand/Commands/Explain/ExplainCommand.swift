import AlexViz
import CommandLineOptions
import Spelling

/// `alexviz explain`: what in a photograph a class or a unit answers to.
enum ExplainCommand {
  private typealias Options = ExplainOptions

  static let command = Command(
    name: "explain",
    summary: "Show what in a photograph a class or a unit answers to",
    discussion: """
      Draws the photograph beside the answers of well-known methods: the gradient (Simonyan et al. \
      2013), gradient × input, integrated gradients (Sundararajan et al. 2017), guided \
      backpropagation (Springenberg et al. 2015), deconvolution and occlusion (Zeiler and Fergus \
      2014), Grad-CAM and guided Grad-CAM (Selvaraju et al. 2017). Gradients are real ones, taken \
      back through the network. Where the weights suffice to classify, the likeliest class is \
      explained, before softmax; the bundled ones do not, so the most active unit of the last \
      convolution is.
      """,
    arguments: [FeatureMapsOptions.input],
    options: Options.groups,
    examples: [
      Example("alexviz explain cat.jpg", "What excites conv5 most, by all methods."),
      Example(
        "alexviz explain cat.jpg --unit conv3:17 --method guided,occlusion -o conv3.pdf",
        "One channel, two methods."),
      Example(
        "alexviz explain cat.jpg --model mine.onnx --classes names.txt --class tabby",
        "Your own classifier."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    if invocation[Options.category] != nil, invocation[Options.unit] != nil {
      throw invocation.usageError(
        .contradiction("'--class' and '--unit' cannot be used together"))
    }
    if invocation[Options.unit] != nil, invocation.isGiven(Options.classes) {
      throw invocation.usageError(
        .contradiction("'--classes' names classes, but '--unit' explains none"))
    }
    let methods = try methods(invocation)
    let attributions = try TensorsFile(Options.attributions, invocation)
    let network = try NetworkChoice(invocation)
    let name = network.inputs.firstName
    let figure = try FigureFiles(
      invocation, otherwise: "output/\(FileName.stem(name))/explanation.png")
    let options = try options(invocation, network, methods: methods)
    let progress = Steps(
      visible("Explaining \(name)"), total: options.askedMethods.count + 2,
      isQuiet: invocation[CommonOptions.quiet])
    defer { progress.finish() }
    let explanations = try network.running {
      guard let input = try network.inputs.read().first else {
        throw invocation.usageError(.missingArgument("IMAGE"))
      }
      return try Explanations(
        model: network.model, title: network.title, weights: network.weights, input: input,
        inputName: name, options: options, progress: progress.advance)
    }
    try figure.write(explanations.scene(measuring: PangoTextMeasurer()))
    try attributions?.write(explanations.tensors)
    progress.finish()
    guard !invocation[CommonOptions.quiet] else { return }
    for (method, reason) in explanations.leftOut {
      StandardStreams.report("alexviz: note: without \(method.rawValue): \(reason)")
    }
    if case .category = explanations.unit {
      if network.hasRandomWeights {
        StandardStreams.report("alexviz: note: the weights are random, so the class means nothing")
      }
    } else if invocation.isGiven(Options.classes) {
      StandardStreams.report("alexviz: note: no class is explained, so '--classes' is of no use")
    }
    let files = figure.paths + (attributions.map { [$0.path] } ?? [])
    try StandardStreams.write(
      ([text(of: explanations.unit)] + files).map { visible($0) + "\n" }.joined())
  }

  /// The methods that are asked for; none for all. Options of others are refused.
  private static func methods(_ invocation: Invocation) throws -> [ExplanationMethod] {
    let words = invocation[Options.methods]
    guard !words.isEmpty, !words.contains(Options.allMethods) else { return [] }
    let methods = words.compactMap(ExplanationMethod.init)
    for (option, owners) in Options.ofMethods
    where invocation.isGiven(option) && !owners.contains(where: methods.contains) {
      throw invocation.usageError(
        .contradiction(
          "'--\(option.declaration.name)' is of \(owners.map(\.rawValue).joined(separator: " and ")), "
            + "which '--method' leaves out"))
    }
    return methods
  }

  private static func options(
    _ invocation: Invocation, _ network: NetworkChoice, methods: [ExplanationMethod]
  ) throws -> ExplanationOptions {
    let pass = try network.options(layers: [])
    var options = ExplanationOptions()
    options.inputMode = pass.inputMode
    options.scaling = pass.scaling
    options.classNames = pass.classNames.isEmpty ? try network.knownClassNames() : pass.classNames
    if let unit = invocation[Options.unit] {
      options.target = .unit(unit.unit, layer: try network.layer(unit.layer))
    }
    if let text = invocation[Options.category] {
      options.target = .category(try ClassNames.index(of: text, in: options.classNames))
    }
    options.methods = methods
    options.mapsLayer = try invocation[Options.mapsLayer].map(network.layer)
    options.steps = invocation[Options.steps]
    options.window = invocation[Options.window]
    options.stride = invocation[Options.stride]
    options.figure = ExplanationFigure.Options(
      columns: invocation[Options.columns], language: invocation[FeatureMapsOptions.language])
    return options
  }

  /// What is explained, as the terminal shows it.
  private static func text(of unit: ExplainedUnit) -> String {
    switch unit {
    case .category(let name, _, _):
      "Explained: class \(name), \(unit.valueText)"
    case .single(let layer, let number, _):
      "Explained: \(layer), unit \(number): \(unit.valueText)"
    case .place(let layer, let channel, let row, let column, _, _):
      "Explained: \(layer), channel \(channel) at row \(row), column \(column): \(unit.valueText)"
    }
  }
}
