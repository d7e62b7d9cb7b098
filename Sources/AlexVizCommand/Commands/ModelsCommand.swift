import AlexViz
import CommandLineOptions
import Spelling

/// `alexviz models`: the built-in models with their size.
enum ModelsCommand {
  static let command = Command(
    name: "models",
    summary: "List the built-in models",
    discussion: """
      MACs are multiply-accumulates for one picture; FLOPs are twice as many. Parameters include \
      the moving averages of batch normalisation, as in Keras; PyTorch counts without them.
      """,
    examples: [Example("alexviz models", "List what can stand as MODEL.")]
  ) { _ in
    var rows = [["Model", "Input", "Parameters", "MACs", "What it is"]]
    for builtIn in BuiltInModel.allCases {
      let model = try builtIn.model()
      rows.append([
        builtIn.rawValue, builtIn.inputShape.map(String.init).joined(separator: " × "),
        NumberText.grouped(model.parameterCount),
        model.multiplyAccumulates.map(NumberText.grouped) ?? "?", builtIn.summary,
      ])
    }
    try StandardStreams.write(PlainTable.text(rows, rightAligned: [2, 3]))
  }
}
