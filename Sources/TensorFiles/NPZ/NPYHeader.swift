import Tensors

/// The header of a NumPy array. Source: NumPy, `numpy/lib/format.py`, versions 1 to 3.
struct NPYHeader {
  /// The longest header that NumPy itself reads.
  static let lengthLimit = 10_000

  /// NumPy's name for how an element is stored, such as `<f4`.
  let type: String
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the elements start, counted from the start of the array.
  let dataOffset: Int

  /// Reads the header of an array of `count` bytes that starts at `start`.
  init(_ storage: TensorStorage, at start: Int, count: Int) throws(NPYError) {
    guard count >= 10, storage.holds([0x93] + Array("NUMPY".utf8), at: start),
      let major = storage.integer(UInt8.self, at: start + 6),
      let minor = storage.integer(UInt8.self, at: start + 7)
    else { throw .notAnArray }
    guard (1...3).contains(major), minor == 0 else {
      throw .unknownVersion(major: Int(major), minor: Int(minor))
    }
    let prefix = major == 1 ? 10 : 12
    let length =
      major == 1
      ? storage.integer(UInt16.self, at: start + 8).map(Int.init)
      : storage.integer(UInt32.self, at: start + 8).map(Int.init)
    guard let length else { throw .endsEarly }
    guard length <= NPYHeader.lengthLimit else {
      throw .headerTooLong(bytes: length, limit: NPYHeader.lengthLimit)
    }
    guard prefix + length <= count,
      let text = storage.bytes(at: start + prefix, count: length)
    else { throw .endsEarly }
    var parser = NPYHeaderParser(text)
    let fields = try parser.fields()
    guard let type = fields.type, let isFortranOrder = fields.isFortranOrder,
      let shape = fields.shape
    else { throw .header(wanted: "'descr', 'fortran_order' and 'shape'", at: 0) }
    self.type = type
    self.isFortranOrder = isFortranOrder
    self.shape = shape
    dataOffset = prefix + length
  }

  /// Whether the elements are stored with their highest byte first.
  var isBigEndian: Bool { type.hasPrefix(">") }

  /// The element type that NumPy's name means; `nil` where there is none.
  var elementType: ElementType? {
    guard let order = type.first, "<>|=".contains(order) else { return nil }
    switch type.dropFirst() {
    case "f2": return .float16
    case "f4": return .float32
    case "f8": return .float64
    case "i1": return .int8
    case "i2": return .int16
    case "i4": return .int32
    case "i8": return .int64
    case "u1": return .uint8
    case "u2": return .uint16
    case "u4": return .uint32
    case "u8": return .uint64
    case "b1": return .bool
    default: return nil
    }
  }
}
