import AlexViz
import CommandLineOptions

/// `alexviz diagram`: a picture of a model.
enum DiagramCommand {
  private typealias Options = DiagramOptions

  static let command = Command(
    name: "diagram",
    summary: "Draw a model: plot_model's diagram, or a figure for papers, slides and lessons",
    discussion: """
      Draws one box a layer with its shapes, as Keras's plot_model does, or another kind of figure \
      with --style: the two towers of the 2012 paper, blocks, volumes in space, stacks of maps, a \
      compact graph, bars of cost, receptive fields, models side by side.

      The file's ending says what is written: PNG, SVG with real text, PDF, TikZ (.tex), HTML, JSON \
      of the scene; the graph for Graphviz (.dot) or Mermaid (.mmd).
      """,
    arguments: [ModelChoice.arguments],
    options: Options.groups + [OptionGroup("Model", ModelChoice.changes + [names])],
    examples: [
      Example("alexviz diagram --out AlexNet.png", "Draw AlexNet as Keras 3 would."),
      Example(
        "alexviz diagram alexnet-2012 --style two-gpu -o figure2.pdf", "The paper's second figure."),
      Example(
        "alexviz diagram --style blocks --theme print --width 3.33in -o column.pdf",
        "A column of blocks for a column of a paper."),
      Example(
        "alexviz diagram --style volumes -o AlexNet.svg -o AlexNet.tex",
        "Feature maps in space, as SVG and as TikZ."),
      Example(
        "alexviz diagram alexnet alexnet-2012 --style compare -o differences.png",
        "What distinguishes two networks."),
      Example("alexviz diagram -o - --format svg | less", "Look at the SVG."),
    ],
    run: run)

  private static let names = Option(
    "names", ValueType<LayerNames>.word,
    defaultText: "keras for plot-model, paper for other styles",
    help: ModelChoice.namesHelp)

  private static func run(_ invocation: Invocation) throws {
    if invocation[Options.listStyles] { return try StandardStreams.write(DiagramStyle.list) }
    let style = invocation[Options.style]
    for option in Options.groups.flatMap(\.options) where invocation.isGiven(option) {
      guard Options.styles(of: option)?.contains(style) ?? true else {
        throw invocation.usageError(
          .contradiction(
            "'--\(option.declaration.name)' does nothing in the style \(style.rawValue)"))
      }
    }
    let models = try chosenModels(invocation, style: style)
    let diagram = Diagram(models: models, style: style, invocation: invocation)
    let outs =
      invocation[Options.out].isEmpty ? [models[0].fileName + ".png"] : invocation[Options.out]
    let files = try outs.map { path in
      (path, try invocation[Options.format] ?? format(of: path, invocation))
    }
    if outs.filter({ $0 == "-" }).count > 1 {
      throw invocation.usageError(.contradiction("standard output can take one picture only"))
    }
    for (path, format) in files where path == "-" && !format.isText {
      if Terminal.standardOutput.isTerminal {
        throw invocation.usageError(
          .contradiction(
            "a terminal cannot show a \(format.rawValue.uppercased()); give --out FILE"))
      }
    }
    for (_, format) in files where format.canvasFormat == nil && models.count > 1 {
      throw invocation.usageError(
        .contradiction("\(format.rawValue) holds one model, but \(models.count) are given"))
    }
    let rendered = try files.map { ($0.0, try diagram.bytes(as: $0.1)) }
    for (path, bytes) in rendered {
      if path == "-" {
        try StandardStreams.write(bytes)
      } else {
        try AtomicFile.write(bytes, to: path)
      }
    }
    if !invocation[Options.quiet] {
      for warning in try diagram.warnings(for: files.map(\.1)) {
        StandardStreams.report("alexviz: note: \(warning)")
      }
    }
  }

  /// The kind of file that a path's ending names; PNG on standard output.
  private static func format(
    of path: String, _ invocation: Invocation
  ) throws -> DiagramFormat {
    if path == "-" { return .png }
    guard let format = DiagramFormat(path: path) else {
      throw invocation.usageError(
        .contradiction(
          "\(path): the ending names no format that can be written; use \(DiagramFormat.endings)"))
    }
    return format
  }

  /// The models that were named; what the style compares by itself if none was.
  private static func chosenModels(
    _ invocation: Invocation, style: DiagramStyle
  ) throws -> [ChosenModel] {
    var named = invocation[ModelChoice.arguments]
    if named.isEmpty {
      named =
        switch style {
        case .compare: ModelSource.threeAlexNets
        case .twoGPU: [.builtIn(.alexNet2012)]
        default: [.builtIn(.alexNet)]
        }
    }
    if named.count > 1, style != .compare {
      throw invocation.usageError(
        .contradiction("the style \(style.rawValue) draws one model, but \(named.count) are given"))
    }
    if named.count == 1, style == .compare {
      throw invocation.usageError(.contradiction("the style compare needs two models or more"))
    }
    let names = invocation[names] ?? (style == .plotModel ? .keras : .paper)
    return try named.map {
      try ModelChoice(source: $0, invocation: invocation).chosen(
        names: names, language: invocation[Options.language])
    }
  }
}
