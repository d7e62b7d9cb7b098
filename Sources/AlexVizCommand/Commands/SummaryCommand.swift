import AlexViz
import CommandLineOptions

/// `alexviz summary`: the table of layers.
enum SummaryCommand {
  private enum Options {
    static let format = Option(
      "format", ValueType<SummaryOptions.Format>.word, default: .table,
      help: "Keras's table, or one for scripts and documents with kernels, MACs and fields.")
    static let look = Option(
      "look", ValueType<SummaryOptions.Look>.word, default: .keras3, help: "Whose table.")
    static let lineLength = Option(
      "line-length", .integer(in: 1...10_000), placeholder: "COLUMNS",
      defaultText: "Keras's own", help: "The width of the table.")
    static let showTrainable = Option(
      toggle: "show-trainable", default: false, help: "Show whether training changes a layer.")
    static let names = ModelChoice.names(default: .keras)
  }

  static let command = Command(
    name: "summary",
    summary: "Print the table of layers that Keras prints",
    discussion: """
      Character for character the table of Keras 3, or of Keras 2. The formats markdown, csv and \
      json add kernels, strides, padding, multiply-accumulates (MACs; FLOPs are twice as many), \
      receptive fields and the memory of activations. Of weights whose network is not known, the \
      tensors are listed.
      """,
    arguments: [ModelChoice.argument],
    options: [
      OptionGroup(
        "Table",
        [Options.format, Options.look, Options.lineLength, Options.showTrainable]),
      OptionGroup("Model", ModelChoice.changes + [Options.names, CommonOptions.quiet]),
    ],
    examples: [
      Example("alexviz summary", "AlexNet as Keras 3 prints it."),
      Example("alexviz summary alexnet-2012 --look keras2 --names paper", "As Keras 2 did."),
      Example("alexviz summary --format json | jq .totals.parameters", "For scripts."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let source = invocation[ModelChoice.argument]
    let choice: ModelChoice
    do {
      choice = try ModelChoice(source: source, invocation: invocation)
    } catch let error as ModelFileError {
      guard let table = tensorTable(of: source, insteadOf: error) else { throw error }
      if !invocation[CommonOptions.quiet] { StandardStreams.report("alexviz: note: \(error)") }
      return try StandardStreams.write(table)
    }
    let terminal = Terminal.standardOutput
    let options = SummaryOptions(
      format: invocation[Options.format], look: invocation[Options.look],
      lineLength: invocation[Options.lineLength], terminalColumns: terminal.columns ?? 80,
      showTrainable: invocation[Options.showTrainable],
      expandNested: invocation[ModelChoice.expandNested], colored: terminal.allowsStyle)
    let tableOptions: [any DeclaredOption] = [
      Options.look, Options.lineLength, Options.showTrainable,
    ]
    if options.format != .table, let given = tableOptions.first(where: invocation.isGiven) {
      throw invocation.usageError(
        .contradiction(
          "'--\(given.declaration.name)' belongs to Keras's table, not to the format "
            + options.format.rawValue))
    }
    // Keras's tables list nested networks' layers below them; the others have each layer once.
    let model = try choice.model(
      names: invocation[Options.names], expandsNested: options.format != .table)
    let text = try model.summaryText(options)
    try StandardStreams.write(text + (options.format == .csv ? "\r\n" : "\n"))
  }

  /// What can be said of weights whose network is not known.
  private static func tensorTable(
    of source: ModelSource, insteadOf error: ModelFileError
  ) -> String? {
    guard case .notReadable = error, case .file(let path) = source, path != "-",
      let tensors = try? openTensorFile(path)
    else { return nil }
    return TensorTable(tensors).text
  }
}
