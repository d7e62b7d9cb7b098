import AlexViz
import CommandLineOptions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a model comes from, as the command line names it.
enum ModelSource: Hashable, Sendable {
  case builtIn(BuiltInModel)

  /// A file that describes a network; `-` is standard input.
  case file(String)

  /// The name of a built-in model, in any spelling (`ResNet-50`), or the name of a file.
  static let type = ValueType<ModelSource>(
    placeholder: "MODEL",
    candidates: .wordsOrFiles(BuiltInModel.allCases.map(\.rawValue)),
    text: { source in
      switch source {
      case .builtIn(let model): model.rawValue
      case .file(let path): path
      }
    }
  ) { text throws(ValueProblem) in
    if let model = BuiltInModel.allCases.first(where: { bare($0.rawValue) == bare(text) }) {
      return .builtIn(model)
    }
    guard text == "-" || text.contains("/") || text.contains(".") || access(text, F_OK) == 0 else {
      throw .notListed(BuiltInModel.allCases.map(\.rawValue))
    }
    return .file(text)
  }

  /// What is compared where no model is named.
  static let threeAlexNets = [BuiltInModel.alexNet, .alexNet2012, .alexNetTorchvision].map {
    ModelSource.builtIn($0)
  }

  /// A name without what people spell differently.
  private static func bare(_ name: String) -> String {
    name.lowercased().filter { !"-_. ".contains($0) }
  }
}

extension ModelSource {
  /// What a file holds.
  static func open(_ path: String) throws -> ModelFile {
    guard path == "-" else { return try openModelFile(path) }
    return try openModelFile(TensorStorage.reading(file: "/dev/stdin"), path: "standard input")
  }
}
