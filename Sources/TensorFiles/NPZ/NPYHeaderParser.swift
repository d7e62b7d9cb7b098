/// Reads the dictionary of a NumPy header: a literal of Python with the names `descr`,
/// `fortran_order` and `shape`, each once, in any order. Nothing is ever evaluated.
struct NPYHeaderParser {
  /// What the dictionary says.
  struct Fields {
    var type: String?
    var isFortranOrder: Bool?
    var shape: [Int]?
  }

  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  mutating func fields() throws(NPYError) -> Fields {
    var fields = Fields()
    try expect("{")
    while !take("}") {
      let start = position
      let name = try string()
      try expect(":")
      switch name {
      case "descr" where fields.type == nil: fields.type = try type()
      case "fortran_order" where fields.isFortranOrder == nil:
        fields.isFortranOrder = try boolean()
      case "shape" where fields.shape == nil: fields.shape = try tuple()
      default: throw .header(wanted: "one of 'descr', 'fortran_order' and 'shape'", at: start)
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == text.count else { throw .header(wanted: "the end", at: position) }
    return fields
  }

  private mutating func skipSpace() {
    while position < text.count, [0x20, 0x0A, 0x0D, 0x09].contains(text[position]) {
      position += 1
    }
  }

  private mutating func take(_ token: String) -> Bool {
    skipSpace()
    guard text[position...].starts(with: token.utf8) else { return false }
    position += token.utf8.count
    return true
  }

  private mutating func expect(_ token: String) throws(NPYError) {
    guard take(token) else { throw .header(wanted: "'\(token)'", at: position) }
  }

  private mutating func string() throws(NPYError) -> String {
    skipSpace()
    guard position < text.count, text[position] == 0x22 || text[position] == 0x27 else {
      throw .header(wanted: "a name in quotes", at: position)
    }
    let quote = text[position]
    guard let end = text[(position + 1)...].firstIndex(of: quote) else {
      throw .header(wanted: "the end of a name", at: position)
    }
    defer { position = end + 1 }
    return String(decoding: text[(position + 1)..<end], as: UTF8.self)
  }

  /// A plain type is a string; records are lists, which are told by their text.
  private mutating func type() throws(NPYError) -> String {
    skipSpace()
    if position < text.count, text[position] == UInt8(ascii: "[") {
      throw .unsupportedType(String(decoding: text[position...].prefix(60), as: UTF8.self))
    }
    return try string()
  }

  private mutating func boolean() throws(NPYError) -> Bool {
    if take("True") { return true }
    if take("False") { return false }
    throw .header(wanted: "True or False", at: position)
  }

  private mutating func tuple() throws(NPYError) -> [Int] {
    var sizes: [Int] = []
    try expect("(")
    while !take(")") {
      sizes.append(try size())
      if !take(",") {
        try expect(")")
        break
      }
    }
    return sizes
  }

  private mutating func size() throws(NPYError) -> Int {
    skipSpace()
    let digits = text[position...].prefix { (0x30...0x39).contains($0) }
    guard let size = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .header(wanted: "a size", at: position)
    }
    position += digits.count
    // Python 2 marked long integers.
    _ = take("L")
    return size
  }
}
