import AlexViz
import CommandLineOptions

/// `alexviz convert`: descriptions and weights in open forms.
enum ConvertCommand {
  private static let model = Argument(
    "FILE", ModelSource.type, help: "A model, a file of weights, or a built-in model.")
  private static let out = Option(
    repeated: "out", letter: "o", .path, placeholder: "FILE",
    help: "Where to: .safetensors or .npz for weights, .json for the layers as 'summary --format "
      + "json' prints them, .txt for the text form of networks; may be given more than once.")

  static let command = Command(
    name: "convert",
    summary: "Write a file's weights or description in an open form",
    discussion: """
      Weights keep the names, types and numbers that the file gives them; in .npz, which has no \
      bfloat16, those become 32-bit numbers. Nothing is written unless all of it can be.
      """,
    arguments: [model],
    options: [OptionGroup("Output", [out, CommonOptions.quiet])],
    examples: [
      Example("alexviz convert model.h5 -o model.safetensors", "The weights of a Keras model."),
      Example("alexviz convert model.onnx -o model.txt -o model.json", "What it consists of."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let paths = invocation[out]
    guard !paths.isEmpty else {
      throw invocation.usageError(.contradiction("'--out' is missing: it says what is written"))
    }
    let source = invocation[model]
    // Everything is made or opened before the first file is written.
    let contents = try contents(
      as: paths.map { try kind(of: $0, invocation) }, of: source, invocation)
    for (path, content) in zip(paths, contents) {
      switch content {
      case .text(let text): try AtomicFile.write(Array(text.utf8), to: path)
      case .tensors(let tensors, let format):
        try TensorOutput.write(tensors, to: path, as: format)
      }
    }
  }

  /// What a path's ending asks for.
  private enum Kind {
    case tensors(TensorFileFormat)
    case json
    case text
  }

  /// What is written to a file.
  private enum Content {
    case text(String)
    case tensors(any NamedTensors, as: TensorFileFormat)
  }

  private static func kind(of path: String, _ invocation: Invocation) throws -> Kind {
    if let format = TensorFileFormat(path: path) { return .tensors(format) }
    if path.lowercased().hasSuffix(".json") { return .json }
    if path.lowercased().hasSuffix(".txt") { return .text }
    throw invocation.usageError(
      .contradiction(
        "\(path): the ending names no format that can be written; use .safetensors, .npz, .json "
          + "or .txt"))
  }

  private static func contents(
    as kinds: [Kind], of source: ModelSource, _ invocation: Invocation
  ) throws -> [Content] {
    var opened: Model?
    func description() throws -> Model {
      let model =
        try opened ?? ModelChoice(source: source, invocation: invocation).model(names: .paper)
      opened = model
      return model
    }
    return try kinds.map { kind in
      switch kind {
      case .tensors(let format): .tensors(try weights(of: source), as: format)
      case .json: .text(try description().summaryText(SummaryOptions(format: .json)) + "\n")
      case .text: .text(try NetworkText.text(of: description()))
      }
    }
  }

  /// The tensors of a file under its own names.
  private static func weights(of source: ModelSource) throws -> any NamedTensors {
    switch source {
    case .builtIn(let model): throw NoWeights(model: model.rawValue)
    case .file(let path):
      do {
        return try openTensorFile(path)
      } catch {
        guard let weights = try? ModelSource.open(path).weights else { throw error }
        return weights
      }
    }
  }
}

/// Built-in models are descriptions.
private struct NoWeights: Error, CustomStringConvertible {
  let model: String
  var description: String { "'\(model)' is built in and has no weights that could be written" }
}
