import CommandLineOptions

/// The table of all commands, of which parsing, help, manual and completions are made.
enum AlexVizTool {
  static let version = "0.1.0"

  /// How pages name the program that has made them.
  static let nameAndVersion = "alexviz \(version)"

  static let tool = CommandLineTool(
    name: "alexviz",
    version: version,
    summary: "Describe convolutional networks, draw them, and show what they see",
    commands: [
      DiagramCommand.command, FeatureMapsCommand.command, ExplainCommand.command,
      PatchesCommand.command, MaximizeCommand.command, FiltersCommand.command,
      ReportCommand.command, ServeCommand.command, StoryCommand.command,
      SummaryCommand.command, ShapesCommand.command, CompareCommand.command, InspectCommand.command,
      ConvertCommand.command, ModelsCommand.command, WeightsCommand.command,
      ShellCommands.completions,
      ShellCommands.manual,
    ],
    examples: [
      Example("alexviz diagram --out AlexNet.png", "Draw AlexNet."),
      Example("alexviz featuremaps photo.jpg", "Show what AlexNet's layers see in a photograph."),
      Example("alexviz summary", "Print Keras's table of layers."),
      Example("alexviz shapes", "Explain the arithmetic behind every shape."),
    ])
}
