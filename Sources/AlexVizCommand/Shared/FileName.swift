/// Names of files, for what is called after them.
enum FileName {
  /// The last part of a path.
  static func last(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }

  /// The last part of a path without its ending; `picture` where nothing but dots is left.
  static func stem(_ path: String) -> String {
    let name = last(of: path)
    guard name.contains(where: { $0 != "." }) else { return "picture" }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    let stem = name[..<dot]
    return stem.contains { $0 != "." } ? String(stem) : "picture"
  }

  /// Names of files for layers, each different: a layer's name may come from anywhere, so it loses
  /// what leads to another folder (`/b1/Relu` becomes `b1_Relu`), steers a terminal, or is refused
  /// by some system.
  static func safeNames(for layers: [String]) -> [String] {
    distinct(layers.map(safeName))
  }

  /// The names, of which those that are taken get a number: `cat`, `cat-2`.
  static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { wanted in
      var name = wanted
      var number = 2
      // Some file systems do not tell capitals from small letters.
      while !taken.insert(name.lowercased()).inserted {
        name = "\(wanted)-\(number)"
        number += 1
      }
      return name
    }
  }

  private static func safeName(_ layer: String) -> String {
    var safe = ""
    for scalar in layer.unicodeScalars.prefix(100) {
      let isSafe =
        scalar.properties.isAlphabetic || "0123456789-_.+=@".unicodeScalars.contains(scalar)
      safe.unicodeScalars.append(isSafe ? scalar : "_")
    }
    let name = safe.drop { "._".contains($0) }
    return name.isEmpty ? "layer" : String(name)
  }
}
