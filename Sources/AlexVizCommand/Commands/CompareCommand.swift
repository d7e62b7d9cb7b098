import AlexViz
import CommandLineOptions

/// `alexviz compare`: what distinguishes two or more models, as a table.
enum CompareCommand {
  private enum Options {
    static let format = Option(
      "format", ValueType<ComparisonOptions.Format>.word, default: .text,
      help: "A table for people, or one for documents and scripts.")
    static let differences = Option(
      flag: "differences", letter: "d", help: "Leave out what is equal.")
    static let names = ModelChoice.names(default: .paper)
  }

  static let command = Command(
    name: "compare",
    summary: "Lay models side by side, layer by layer, and say what differs",
    discussion: """
      Layers that do the same stand in one row; what differs in their settings, output, parameters \
      and multiply-accumulates (MACs) stands below, missing layers are a dash. Padding is told as \
      the rows and columns that it adds, so that "same" and 2 are equal where they do the same. \
      Without models the one-column AlexNet, the original of 2012 and torchvision's are compared. \
      'alexviz diagram --style compare' draws the same.
      """,
    arguments: [ModelChoice.arguments],
    options: [
      OptionGroup("Table", [Options.format, Options.differences]),
      OptionGroup("Model", ModelChoice.changes + [Options.names, CommonOptions.quiet]),
    ],
    examples: [
      Example("alexviz compare alexnet alexnet-2012", "The textbooks' network and the original."),
      Example("alexviz compare --differences", "Only what distinguishes three AlexNets."),
      Example(
        "alexviz compare alexnet alexnet-2012 --format json | jq '.rows[] | select(.equal | not)'",
        "For scripts."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let given = invocation[ModelChoice.arguments]
    let named = given.isEmpty ? ModelSource.threeAlexNets : given
    guard named.count > 1 else {
      throw invocation.usageError(.contradiction("'compare' needs two models or more"))
    }
    let chosen = try named.map {
      try ModelChoice(source: $0, invocation: invocation).chosen(names: invocation[Options.names])
    }
    let format = invocation[Options.format]
    let table = ModelComparison(of: chosen.map(\.model)).table(
      ComparisonOptions(
        format: format, names: chosen.columnNames(\.fileName),
        differencesOnly: invocation[Options.differences],
        colored: Terminal.standardOutput.allowsStyle))
    try StandardStreams.write(table + (format == .csv ? "\r\n" : "\n"))
  }
}
