extension HDF5Parser {
  /// The texts of an attribute; `nil` where the object has none of that name. One without elements
  /// has no texts, of whatever type it is: so Keras writes an empty list.
  mutating func texts(_ name: String, of object: HDF5Object) throws(HDF5Error) -> [String]? {
    guard let value = try attribute(name, of: object) else { return nil }
    guard let count = value.elementCount, count <= bytes.count else {
      throw .damaged(part: "attribute", at: value.start)
    }
    guard count > 0 else { return [] }
    switch value.type {
    case .fixedText(let size):
      return try texts(value, count: count, size: size) { parser, place throws(HDF5Error) in
        try parser.text(at: place, count: size)
      }
    case .variableText:
      return try texts(value, count: count, size: 16) { parser, place throws(HDF5Error) in
        try parser.heapText(at: place)
      }
    default: throw .unsupported(feature: "names that are no texts")
    }
  }

  /// The value of an attribute, not yet read.
  private struct Value {
    let type: HDF5Datatype
    let shape: [Int]
    let start: Int
    let end: Int

    var elementCount: Int? {
      var count = 1
      for size in shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow else { return nil }
        count = product
      }
      return count
    }
  }

  private mutating func texts(
    _ value: Value, count: Int, size: Int,
    read: (inout HDF5Parser, Int) throws(HDF5Error) -> String
  ) throws(HDF5Error) -> [String] {
    guard size > 0, count <= (value.end - value.start) / size else {
      throw .damaged(part: "attribute", at: value.start)
    }
    var texts: [String] = []
    for index in 0..<count {
      try spend(size)
      texts.append(try read(&self, value.start + index * size))
    }
    return texts
  }

  private mutating func attribute(
    _ name: String, of object: HDF5Object
  ) throws(HDF5Error) -> Value? {
    for message in object.messages(.attribute) {
      if let value = try attribute(name, in: message) { return value }
    }
    if let info = try object.first(.attributeInfo) {
      let hasIndex = try bytes.byte(at: info.start + 1) & 1 != 0
      guard try bytes.address(at: info.start + (hasIndex ? 4 : 2)) == nil else {
        throw .unsupported(feature: "attributes in the dense form of HDF5 1.8")
      }
    }
    return nil
  }

  /// The value in a message, if it is of the attribute of that name.
  private mutating func attribute(
    _ name: String, in message: HDF5Object.Message
  ) throws(HDF5Error) -> Value? {
    try spend(8)
    guard !message.isShared else { throw .unsupported(feature: "attributes kept elsewhere") }
    let version = try bytes.byte(at: message.start)
    guard (1...3).contains(version) else {
      throw .unknownVersion(part: "attribute", version: version)
    }
    var position = message.start + (version == 3 ? 9 : 8)
    var parts: [Range<Int>] = []
    for part in 0..<3 {
      let size = Int(try bytes.integer(UInt16.self, at: message.start + 2 + 2 * part))
      parts.append(position..<position + size)
      // Version 1 pads each part to a multiple of eight.
      position += version == 1 ? (size + 7) & ~7 : size
    }
    guard position <= message.end else { throw .damaged(part: "attribute", at: message.start) }
    guard try text(at: parts[0].lowerBound, count: parts[0].count) == name else { return nil }
    let hasSharedParts = version > 1 ? try bytes.byte(at: message.start + 1) & 3 != 0 : false
    guard !hasSharedParts else { throw .unsupported(feature: "descriptions kept elsewhere") }
    return Value(
      type: try HDF5Datatype(bytes, in: parts[1]),
      shape: try HDF5Dataspace.shape(bytes, in: parts[2]), start: position, end: message.end)
  }

  /// The text in a field of `count` bytes: up to a zero, without blanks at the end.
  private mutating func text(at start: Int, count: Int) throws(HDF5Error) -> String {
    try spend(count)
    var letters = try bytes.bytes(at: start, count: count).prefix { $0 != 0 }
    while letters.last == UInt8(ascii: " ") { letters.removeLast() }
    guard let text = String(validating: letters, as: UTF8.self) else {
      throw .damaged(part: "text", at: start)
    }
    return text
  }

  /// The text of variable length that a length, a heap's address and a number in it tell.
  private mutating func heapText(at place: Int) throws(HDF5Error) -> String {
    let count = Int(try bytes.integer(UInt32.self, at: place))
    guard count > 0 else { return "" }
    let heap = try bytes.position(at: place + 4)
    let index = Int(try bytes.integer(UInt32.self, at: place + 12))
    if heaps[heap] == nil { heaps[heap] = try heapObjects(at: heap) }
    guard let object = heaps[heap]?[index], count <= object.count else {
      throw .damaged(part: "text", at: place)
    }
    return try text(at: object.lowerBound, count: count)
  }

  /// Where the objects of a global heap lie, by their numbers.
  private mutating func heapObjects(at address: Int) throws(HDF5Error) -> [Int: Range<Int>] {
    try bytes.expect("GCOL", at: address, part: "heap of texts")
    let end = address + (try bytes.position(at: address + 8))
    guard end <= bytes.count else { throw .outside(at: end, size: bytes.count) }
    var objects: [Int: Range<Int>] = [:]
    var position = address + 16
    while position + 16 <= end {
      try spend(16)
      let index = Int(try bytes.integer(UInt16.self, at: position))
      // Number 0 is the free room at the end.
      guard index > 0 else { break }
      let start = position + 16
      let size = try bytes.position(at: position + 8)
      guard size <= end - start else { throw .damaged(part: "heap of texts", at: position) }
      objects[index] = start..<start + size
      position = start + ((size + 7) & ~7)
    }
    return objects
  }
}
