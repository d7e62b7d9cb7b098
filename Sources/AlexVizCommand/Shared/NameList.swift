/// Names in a sentence.
enum NameList {
  /// The names with commas between, `and` before the last; of very many the first and how many more
  /// there are.
  static func text(_ names: [String], most: Int = 8) -> String {
    // One more takes no more room than saying so.
    guard names.count <= most + 1 else {
      return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The names of files in order with commas between; of many the first and the last.
  static func ends(_ names: [String]) -> String {
    let shown = names.count > 16 ? names.prefix(3) + ["…"] + names.suffix(2) : names[...]
    return shown.joined(separator: ", ")
  }
}
