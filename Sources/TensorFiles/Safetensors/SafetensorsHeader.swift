import Tensors

/// The checked table of contents of a safetensors file.
struct SafetensorsHeader: Sendable {
  /// One tensor: where it lies, counted from the start of the file.
  struct Entry: Sendable {
    let name: String
    let type: String
    let shape: [Int]
    let start: Int
    let end: Int
  }

  /// The longest header that the format allows, in bytes.
  static let lengthLimit = 100_000_000

  /// The tensors, in the header's order.
  let entries: [Entry]

  /// What `__metadata__` says.
  let metadata: [String: String]

  /// Reads the header and checks all that can be checked without looking at the numbers.
  init(_ storage: TensorStorage) throws(SafetensorsError) {
    guard let length = storage.integer(UInt64.self, at: 0) else {
      throw .endsEarly(wanted: 8, found: storage.byteCount)
    }
    guard length <= SafetensorsHeader.lengthLimit else {
      throw .headerTooLong(bytes: length, limit: SafetensorsHeader.lengthLimit)
    }
    let dataStart = 8 + Int(length)
    guard let text = storage.bytes(at: 8, count: Int(length)) else {
      throw .endsEarly(wanted: dataStart, found: storage.byteCount)
    }
    let json: JSONValue
    do {
      json = try JSONParser.parse(text)
    } catch {
      throw .header(error)
    }
    guard case .object(let members) = json else { throw .headerIsNotAnObject }
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    for member in members {
      if member.name == "__metadata__" {
        metadata = try SafetensorsHeader.metadata(member.value)
      } else {
        entries.append(
          try SafetensorsHeader.entry(member.name, member.value, dataStart: dataStart))
      }
    }
    try SafetensorsHeader.check(entries, dataStart: dataStart, byteCount: storage.byteCount)
    self.entries = entries
    self.metadata = metadata
  }

  private static func metadata(_ value: JSONValue) throws(SafetensorsError) -> [String: String] {
    guard case .object(let members) = value else { throw .metadata }
    var metadata: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else { throw .metadata }
      metadata[member.name] = text
    }
    return metadata
  }

  private static func entry(
    _ name: String, _ value: JSONValue, dataStart: Int
  ) throws(SafetensorsError) -> Entry {
    guard let type = value["dtype"]?.string else {
      throw .description(tensor: name, missing: "dtype")
    }
    guard let shape = value["shape"]?.sizes else {
      throw .description(tensor: name, missing: "shape")
    }
    guard let offsets = value["data_offsets"]?.sizes, offsets.count == 2 else {
      throw .description(tensor: name, missing: "data_offsets")
    }
    guard let bits = SafetensorsElement.bitCount(type) else {
      throw .unknownType(tensor: name, type: type)
    }
    let mismatch = SafetensorsError.size(
      tensor: name, shape: shape, type: type, offsets: offsets)
    var size = bits
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow else { throw mismatch }
      size = product
    }
    let (end, overflow) = offsets[1].addingReportingOverflow(dataStart)
    guard !overflow, offsets[0] <= offsets[1], size % 8 == 0,
      size / 8 == offsets[1] - offsets[0]
    else { throw mismatch }
    return Entry(
      name: name, type: type, shape: shape, start: dataStart + offsets[0], end: end)
  }

  /// The tensors must fill the rest of the file, one after the other.
  private static func check(
    _ entries: [Entry], dataStart: Int, byteCount: Int
  ) throws(SafetensorsError) {
    var position = dataStart
    for entry in entries.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard entry.start == position else {
        throw .gapOrOverlap(
          tensor: entry.name, start: entry.start - dataStart, wanted: position - dataStart)
      }
      position = entry.end
    }
    guard position <= byteCount else { throw .endsEarly(wanted: position, found: byteCount) }
    guard position == byteCount else { throw .trailing(bytes: byteCount - position) }
  }
}
