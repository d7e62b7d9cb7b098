/// Names that no other layer has.
struct UniqueNames {
  private var taken: Set<String> = []
  private var repetitions: [String: Int] = [:]

  /// The name, with a number behind it if another layer has it already; `unnamed` for an empty one.
  mutating func unique(_ wanted: String) -> String {
    let base = wanted.isEmpty ? "unnamed" : wanted
    var name = base
    while !taken.insert(name).inserted {
      repetitions[base, default: 0] += 1
      name = "\(base)_\(repetitions[base, default: 0])"
    }
    return name
  }

  func contains(_ name: String) -> Bool { taken.contains(name) }
}
