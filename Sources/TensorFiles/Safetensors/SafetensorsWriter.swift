import Spelling
import Tensors

/// Writes a safetensors file.
///
/// The header lists the tensors in their own order; in the data those with large elements come
/// first, so that all are aligned, and the header is filled with spaces to a multiple of 8 bytes.
/// Source: the safetensors format, `safetensors/src/tensor.rs`.
struct SafetensorsWriter {
  private struct Entry {
    let name: String
    let type: ElementType
    let shape: [Int]
    let byteCount: Int
    var offset = 0
  }

  private let tensors: any NamedTensors
  private var entries: [Entry] = []

  /// The entries in the order of their data.
  private let order: [Int]

  /// Asks for the shapes and types of all tensors.
  init(_ tensors: any NamedTensors) throws {
    self.tensors = tensors
    for name in tensors.names {
      let tensor = try SafetensorsWriter.tensor(name, of: tensors)
      entries.append(
        Entry(
          name: name, type: tensor.elementType, shape: tensor.shape,
          byteCount: tensor.withUnsafeBytes(\.count)))
    }
    order = entries.indices.sorted { [entries] first, second in
      (-entries[first].type.byteCount, first) < (-entries[second].type.byteCount, second)
    }
    var offset = 0
    for index in order {
      entries[index].offset = offset
      offset += entries[index].byteCount
    }
  }

  func write(to write: (UnsafeRawBufferPointer) throws -> Void) throws {
    let header = header
    let length = UInt64(header.count).littleEndian
    try Swift.withUnsafeBytes(of: length) { try write($0) }
    try header.withUnsafeBytes { try write($0) }
    for index in order {
      let tensor = try SafetensorsWriter.tensor(entries[index].name, of: tensors)
      try tensor.withUnsafeBytes { try write($0) }
    }
  }

  private var header: [UInt8] {
    let members = entries.map { entry in
      let shape = entry.shape.map(String.init).joined(separator: ",")
      let type = SafetensorsElement.name(of: entry.type)
      return "\(jsonQuoted(entry.name)):{\"dtype\":\"\(type)\",\"shape\":[\(shape)],"
        + "\"data_offsets\":[\(entry.offset),\(entry.offset + entry.byteCount)]}"
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    return header
  }

  private static func tensor(_ name: String, of tensors: any NamedTensors) throws -> Tensor {
    guard let tensor = try tensors.tensor(named: name) else {
      throw TensorWritingError.missing(tensor: name, source: tensors.source)
    }
    return tensor
  }
}
