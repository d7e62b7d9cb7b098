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

  /// A file with the text form of a network; `-` is standard input.
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

/// A file is not a description of a network.
private struct NotANetwork: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path) is not a text that describes a network, one layer a line: conv 96 11x11 s4 relu"
  }
}

extension ModelSource {
  /// The network that a file describes.
  static func read(_ path: String) throws -> Model {
    let name = path == "-" ? "standard input" : path
    let storage = try TensorStorage.reading(
      file: path == "-" ? "/dev/stdin" : path, limit: NetworkText.maximumBytes)
    return try storage.withUnsafeBytes { bytes in
      if NetworkText.looksLikeNetworkText(bytes) == false { throw NotANetwork(path: name) }
      return try NetworkText.model(from: bytes, fileName: name)
    }
  }
}
