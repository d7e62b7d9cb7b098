extension HDF5Parser {
  /// What a group holds: a name and where the object is described.
  struct Link {
    let name: String
    let address: Int
  }

  /// The longest name of an object, in bytes.
  static let nameLimit = 1024

  /// What a group holds, in the file's order.
  mutating func links(of group: HDF5Object) throws(HDF5Error) -> [Link] {
    var links: [Link] = []
    if let table = try group.first(.symbolTable) {
      try readSymbolTable(table, &links)
    }
    if let info = try group.first(.linkInfo) { try refuseDenseLinks(info) }
    for message in group.messages(.link) {
      links.append(try link(message))
    }
    return links
  }

  /// Newer groups of many members keep them in a heap, which Keras does not ask for.
  private func refuseDenseLinks(_ info: HDF5Object.Message) throws(HDF5Error) {
    let hasIndex = try bytes.byte(at: info.start + 1) & 1 != 0
    guard try bytes.address(at: info.start + (hasIndex ? 10 : 2)) == nil else {
      throw .unsupported(feature: "groups in the dense form of HDF5 1.8")
    }
  }

  /// The link that a message of a newer group describes.
  private mutating func link(_ message: HDF5Object.Message) throws(HDF5Error) -> Link {
    let version = try bytes.byte(at: message.start)
    guard version == 1 else { throw .unknownVersion(part: "link", version: version) }
    let flags = try bytes.byte(at: message.start + 1)
    var position = message.start + 2
    if flags & 0x08 != 0 {
      guard try bytes.byte(at: position) == 0 else { throw HDF5Parser.softLinks }
      position += 1
    }
    if flags & 0x04 != 0 { position += 8 }
    if flags & 0x10 != 0 { position += 1 }
    let lengthBytes = 1 << (flags & 3)
    let length = try bytes.length(at: position, byteCount: lengthBytes)
    position += lengthBytes
    guard position + length + 8 <= message.end else {
      throw .damaged(part: "link", at: message.start)
    }
    let name = try name(at: position, count: length)
    return Link(name: name, address: try bytes.position(at: position + length))
  }

  private static let softLinks = HDF5Error.unsupported(feature: "soft or external links")

  /// Reads an older group: a tree whose leaves are tables of links, and a heap of their names.
  private mutating func readSymbolTable(
    _ table: HDF5Object.Message, _ links: inout [Link]
  ) throws(HDF5Error) {
    let heap = try bytes.position(at: table.start + 8)
    try bytes.expect("HEAP", at: heap, part: "heap of names")
    let namesCount = try bytes.position(at: heap + 8)
    let namesStart = try bytes.position(at: heap + 24)
    let names = namesStart..<namesStart + namesCount
    var nodes = [(address: try bytes.position(at: table.start), level: Int?.none)]
    while let node = nodes.popLast() {
      if node.level == -1 {
        try readSymbols(at: node.address, names: names, &links)
        continue
      }
      let tree = try HDF5TreeNode(bytes, at: node.address, kind: .group, level: node.level)
      try spend(24 + 16 * tree.count)
      for index in (0..<tree.count).reversed() {
        let child = try bytes.position(at: node.address + 32 + 16 * index)
        nodes.append((child, tree.level - 1))
      }
    }
  }

  private mutating func readSymbols(
    at address: Int, names: Range<Int>, _ links: inout [Link]
  ) throws(HDF5Error) {
    try bytes.expect("SNOD", at: address, part: "table of links")
    let count = Int(try bytes.integer(UInt16.self, at: address + 6))
    try spend(8 + 40 * count)
    for index in 0..<count {
      let entry = address + 8 + 40 * index
      guard try bytes.integer(UInt32.self, at: entry + 16) != 2 else {
        throw HDF5Parser.softLinks
      }
      let start = names.lowerBound + (try bytes.position(at: entry))
      guard names.contains(start) else { throw .damaged(part: "name", at: start) }
      let longest = min(names.upperBound - start, HDF5Parser.nameLimit + 1)
      let letters = try bytes.bytes(at: start, count: longest)
      guard let length = letters.firstIndex(of: 0) else {
        throw .damaged(part: "name", at: start)
      }
      links.append(
        Link(
          name: try name(at: start, count: length), address: try bytes.position(at: entry + 8)))
    }
  }

  private mutating func name(at start: Int, count: Int) throws(HDF5Error) -> String {
    try spend(count)
    let letters = try bytes.bytes(at: start, count: min(count, HDF5Parser.nameLimit + 1))
    guard (1...HDF5Parser.nameLimit).contains(count), !letters.contains(UInt8(ascii: "/")),
      let name = String(validating: letters, as: UTF8.self)
    else { throw .damaged(part: "name", at: start) }
    return name
  }
}
