import FeatureMaps
import Scenes

/// The names of layers where there is little room: in two lines where one is too short, then without
/// the words with which others begin, too, so that what differs is seen.
struct ShortNames {
  private let lines: [String: [String]]

  init(_ names: [String], font: Font, limit: Double, typesetting: Typesetting) {
    func lines(of name: String) -> [String] {
      LayerTitles.lines(of: name, font: font, limit: limit, typesetting: typesetting)
    }
    let beginnings = ShortNames.beginnings(of: names)
    var found: [String: [String]] = [:]
    for name in names {
      let whole = lines(of: name)
      let shared = beginnings[name, default: 0]
      found[name] =
        whole.joined() == name || shared == 0 ? whole : lines(of: "…" + name.dropFirst(shared))
    }
    self.lines = found
  }

  subscript(name: String) -> [String] { lines[name] ?? [name] }

  /// How many characters of each name are words that all names with the same first word begin with.
  private static func beginnings(of names: [String]) -> [String: Int] {
    let distinct = Set(names)
    let groups = Dictionary(grouping: distinct.map(words)) { $0.first ?? "" }
    var beginnings: [String: Int] = [:]
    for group in groups.values where group.count > 1 {
      // A word is left of each.
      let limit = group.map { $0.count - 1 }.min() ?? 0
      let shared = (0..<limit).prefix { place in
        group.allSatisfy { $0[place] == group[0][place] }
      }
      for words in group {
        beginnings[words.joined()] = shared.reduce(0) { $0 + words[$1].count }
      }
    }
    return beginnings
  }

  /// The parts of a name, each with the sign after it.
  private static func words(of name: String) -> [String] {
    var words = [""]
    for character in name {
      words[words.count - 1].append(character)
      if "/._".contains(character) { words.append("") }
    }
    return words
  }
}
