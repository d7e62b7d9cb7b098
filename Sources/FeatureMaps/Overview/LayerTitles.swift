import Scenes

/// The names of layers as a list of them shows them: without what all of them begin with.
package enum LayerTitles {
  /// A title for each name, different where the names are.
  ///
  /// Exporters name a layer by its whole path: of `/features/features.0/Conv` and
  /// `/features/features.3/Conv`, `features.0/Conv` and `features.3/Conv` are left. So of
  /// `features.stem.conv` and `features.block.conv`; but a number alone says nothing.
  package static func titles(of names: [String]) -> [String] {
    guard !names.contains(where: { $0.contains("/") }) else { return titles(of: names, parts: "/") }
    let titles = titles(of: names, parts: ".")
    return titles.contains { $0.first?.isNumber == true } ? names : titles
  }

  private static func titles(of names: [String], parts sign: Character) -> [String] {
    let paths = names.map { withoutRepetition($0.split(separator: sign)) }
    guard let first = paths.first, names.count > 1 else { return names }
    // Something is left of each.
    let limit = paths.map { $0.count - 1 }.min() ?? 0
    var shared = 0
    while shared < limit, paths.allSatisfy({ $0[shared] == first[shared] }) { shared += 1 }
    let titles = paths.map { $0.dropFirst(shared).joined(separator: String(sign)) }
    return Set(titles).count == Set(names).count ? titles : names
  }

  /// A title in one line, or in two where it is too long for one: broken behind one of the signs at
  /// which names are put together, best between the parts of a path.
  package static func lines(
    of title: String, font: Font, limit: Double, typesetting: Typesetting
  ) -> [String] {
    guard typesetting.width(title, font) > limit else { return [title] }
    for sign in ["/", ".", "_"] as [Character] {
      let beginnings = title.indices.filter { title[$0] == sign }.map { title[...$0] }
      let fitting = beginnings.last { typesetting.width(String($0), font) <= limit }
      guard let first = fitting, first.count > 1, first.endIndex < title.endIndex else { continue }
      let rest = String(title[first.endIndex...])
      return [String(first), typesetting.shortenedInside(rest, font: font, limit: limit)]
    }
    return [typesetting.shortenedInside(title, font: font, limit: limit)]
  }

  /// The parts but for those that the next part begins with: `layer1` before `layer1.0`.
  private static func withoutRepetition(_ parts: [Substring]) -> [Substring] {
    zip(parts, parts.dropFirst().map(Optional.some) + [nil]).compactMap { part, next in
      next?.hasPrefix(part + ".") == true ? nil : part
    }
  }
}
