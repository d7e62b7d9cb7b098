import AlexViz
import CommandLineOptions

/// `alexviz shapes`: the arithmetic behind every shape and parameter count.
enum ShapesCommand {
  private enum Options {
    static let language = Option(
      "lang", ValueType<ExplanationLanguage>.word, default: .english,
      help: "The language: English or Chinese.")
    static let names = ModelChoice.names(default: .paper)
  }

  static let command = Command(
    name: "shapes",
    summary: "Explain how each layer's shape and parameters come about",
    discussion: """
      For every layer one sentence with the formula filled in, such as \
      ⌊(227 + 2·0 − 11) / 4⌋ + 1 = 55, and the parameters spelled out.
      """,
    arguments: [ModelChoice.argument],
    options: [
      OptionGroup("Text", [Options.language]),
      OptionGroup("Model", ModelChoice.changes + [Options.names, CommonOptions.quiet]),
    ],
    examples: [
      Example("alexviz shapes", "AlexNet, layer by layer."),
      Example("alexviz shapes --lang zh", "The same in Chinese."),
      Example("alexviz shapes --input-shape 224x224x3", "Why the paper's 224 must be 227."),
    ]
  ) { invocation in
    let choice = try ModelChoice(source: invocation[ModelChoice.argument], invocation: invocation)
    let names = invocation[Options.names]
    let language = invocation[Options.language]
    let notes = [
      choice.builtIn?.sizeNote(inputShape: invocation[ModelChoice.inputShape], in: language),
      names == .paper ? choice.builtIn?.shapesNote(in: language) : nil,
    ].compactMap { $0 }
    let model = try choice.model(names: names)
    let text = model.shapesText(
      language: language, title: choice.title(of: model, in: language),
      note: notes.isEmpty ? nil : notes.joined(separator: "\n\n"))
    try StandardStreams.write(text.hasSuffix("\n") ? text : text + "\n")
  }
}
