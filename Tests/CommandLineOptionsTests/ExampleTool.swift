import CommandLineOptions

/// A small tool with one option of every kind, as a user of the module would declare it.
enum Example {
  enum Look: String, CaseIterable, Sendable {
    case keras2, keras3
  }

  enum Options {
    static let quiet = Option(flag: "quiet", letter: "q", help: "Print nothing but errors.")
    static let force = Option(flag: "force", letter: "f", help: "Replace files.")
    static let look = Option("look", .word, default: Look.keras3, help: "Whose look it has.")
    static let out = Option(
      "out", letter: "o", .path, defaultText: "<model>.png", help: "Where the picture goes.")
    static let outDir = Option("out-dir", .directory, default: "output", help: "The folder.")
    static let dpi = Option(
      "dpi", letter: "d", .integer(in: 10...2400), default: 96, help: "Dots per inch.")
    static let gamma = Option("gamma", .number(in: 0...4), default: 1.0, help: "The exponent.")
    static let title = Option(
      "title", .text, help: "The title: it's [optional], 100% \\free. Not \"this\" sentence.")
    static let showShapes = Option(
      toggle: "show-shapes", default: true, help: "Print the shapes in the boxes.")
    static let layers = Option(
      list: "layers", .text(suggesting: .words(["conv1", "conv2", "pool1"])),
      defaultText: "all", help: "Which layers.")
    static let colorMap = Option(
      "color-map", .word(of: ["gray", "magma", "viridis"]), default: "viridis",
      help: "The colours.")
    static let weights = Option(
      "weights", .path(suggesting: .wordsOrFiles(["random:0", "random:1"])),
      help: "The weights.")
    static let inputShape = Option(
      "input-shape", .shape, help: "The shape of the input, such as 224x224x3.")
  }

  enum Arguments {
    static let model = Argument(
      "MODEL", .path(suggesting: .wordsOrFiles(["alexnet", "alexnet-2012"])), default: "alexnet",
      help: "A built-in model or a file.")
    static let image = Argument("IMAGE", .path, help: "The photograph.")
    static let more = Argument(list: "MORE", .path, help: "Further photographs.")
  }

  static let diagram = Command(
    name: "diagram", summary: "Draw the architecture of a model",
    discussion: "The picture is what plot_model draws.\n\nA second paragraph - with 'quotes'.",
    arguments: [Arguments.model],
    options: [
      OptionGroup(
        "Labels", [Options.showShapes, Options.look, Options.title, Options.inputShape]),
      OptionGroup("Output", [Options.out, Options.dpi, Options.force]),
    ],
    examples: [
      Example.line("alexviz diagram -o AlexNet.png", "Draw AlexNet."),
      Example.line("alexviz diagram --title 'My \\ net'", ".hidden files are written with a dot."),
    ]
  ) { _ in }

  static let featuremaps = Command(
    name: "featuremaps", summary: "Show what a network sees in a photograph",
    arguments: [Arguments.image, Arguments.more],
    options: [
      OptionGroup(
        "Maps",
        [Options.layers, Options.colorMap, Options.weights, Options.outDir, Options.gamma])
    ]
  ) { _ in }

  static let manual = Command(
    name: "manual", summary: "Print the manual page", isHidden: true
  ) { _ in }

  static let tool = CommandLineTool(
    name: "alexviz", version: "1.2.3", summary: "describe and draw convolutional networks",
    discussion: "It needs no network.", commands: [diagram, featuremaps, manual],
    commonOptions: [Options.quiet], examples: [line("alexviz diagram", "Draw AlexNet.")])

  private static func line(_ line: String, _ explanation: String) -> CommandLineOptions.Example {
    CommandLineOptions.Example(line, explanation)
  }

  /// What a command line, cut at its spaces, asks for.
  static func type(_ line: String) throws(UsageError) -> Request {
    try tool.request(of: line.split(separator: " ").map(String.init))
  }

  /// The command that a command line calls.
  static func call(_ line: String) throws -> Invocation {
    guard case .run(let invocation) = try type(line) else { throw NoCommand() }
    return invocation
  }

  /// The two lines that a wrong command line prints.
  static func complaint(about line: String) -> String {
    do {
      _ = try type(line)
      return ""
    } catch {
      return error.description
    }
  }

  struct NoCommand: Error {}
}

extension ValueType<[Int]> {
  /// A type of value of the tool's own: whole numbers with `x` between them.
  static var shape: Self {
    Self(placeholder: "HxWxC", text: { $0.map(String.init).joined(separator: "x") }) {
      text throws(ValueProblem) in
      let sizes = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
      guard !sizes.contains(nil) else { throw .wanted("a shape such as 224x224x3") }
      return sizes.compactMap { $0 }
    }
  }
}
