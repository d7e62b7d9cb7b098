import AlexViz
import CommandLineOptions
import Spelling

/// Which files a model's inputs are read from.
struct InputFiles: Sendable {
  /// A file for the input of a name, as an option gives it.
  struct Named: Hashable, Sendable {
    let input: String
    let path: String
  }

  /// For each input of the model, in order, its name and its file.
  let files: [Named]

  /// No files: what the network is run on comes from elsewhere.
  static let none = InputFiles(files: [])

  private init(files: [Named]) {
    self.files = files
  }

  /// - Parameter names: other names for inputs, by the layers' own.
  init(_ invocation: Invocation, for model: Model, names: [String: String]) throws {
    let inputs = model.inputs.map { model.layers[model.calls[$0].layer].name }
    let image = invocation[FeatureMapsOptions.input]
    let named = invocation[FeatureMapsOptions.inputFiles]
    if image == nil, named.isEmpty { throw invocation.usageError(.missingArgument("IMAGE")) }
    var paths: [String: String] = [:]
    for file in named {
      guard let input = inputs.first(where: { [$0, names[$0]].contains(file.input) }) else {
        throw Problem.unknown(file.input, known: inputs)
      }
      guard paths.updateValue(file.path, forKey: input) == nil else {
        throw Problem.repeated(file.input)
      }
    }
    var missing = inputs.filter { paths[$0] == nil }
    if let image {
      guard !missing.isEmpty else { throw Problem.superfluous(image) }
      if missing.count == 1 { paths[missing.removeFirst()] = image }
    }
    guard missing.isEmpty else { throw Problem.missing(missing, of: inputs) }
    files = inputs.map { Named(input: $0, path: paths[$0] ?? "") }
  }

  /// The first file, after which figures and folders are named.
  var firstName: String {
    let path = files.first?.path ?? "-"
    return path == "-" ? "standard input" : FileName.last(of: path)
  }

  /// The same with another file for the only input.
  func with(_ path: String) -> InputFiles {
    InputFiles(files: files.map { Named(input: $0.input, path: path) })
  }

  /// What the files hold.
  func read() throws -> [FeatureMapInput] {
    try files.map { try InputFile.read($0.path, inputName: $0.input) }
  }
}

extension InputFiles {
  /// The files do not fit the model's inputs.
  private enum Problem: Error, CustomStringConvertible {
    case unknown(String, known: [String])
    case repeated(String)
    case superfluous(String)
    case missing([String], of: [String])

    var description: String {
      switch self {
      case .unknown(let name, let known):
        "there is no input \(quoted(name)); the model reads \(known.joined(separator: ", "))"
      case .repeated(let name):
        "input \(quoted(name)) is given twice"
      case .superfluous(let path):
        "there is no input left for \(path): '--input-file' gives all of them"
      case .missing(let names, let all):
        "the model reads \(all.count) inputs (\(all.joined(separator: ", "))); give files for them, "
          + "too: " + names.map { "--input-file \($0)=FILE" }.joined(separator: " ")
      }
    }
  }
}
