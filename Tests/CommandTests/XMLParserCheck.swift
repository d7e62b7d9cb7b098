/// A strict check that text is well-formed as far as drawings need it: tags nest, attributes are
/// quoted, nothing is left unescaped.
enum XMLParserCheck {
  static func parses(_ data: some Sequence<UInt8>) -> Bool {
    var open: [Substring] = []
    var rest = String(decoding: Array(data), as: UTF8.self)[...]
    var elements = 0
    while let start = rest.firstIndex(of: "<") {
      guard !rest[..<start].contains(">"), hasOnlyEntities(rest[..<start]) else { return false }
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") || tag.hasPrefix("!") { continue }
      elements += 1
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
        continue
      }
      guard hasOnlyEntities(tag), tag.filter({ $0 == "\"" }).count % 2 == 0 else { return false }
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
      if !tag.hasSuffix("/") { open.append(name) }
    }
    return open.isEmpty && elements > 0
  }

  private static func hasOnlyEntities(_ text: Substring) -> Bool {
    text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
      guard let end = part.firstIndex(of: ";") else { return false }
      let name = part[..<end]
      return ["amp", "lt", "gt", "quot", "apos"].contains(name) || name.hasPrefix("#")
    }
  }
}
