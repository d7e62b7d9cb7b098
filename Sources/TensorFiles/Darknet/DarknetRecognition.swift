import Tensors

/// Tells Darknet's files by how they begin.
package enum DarknetRecognition {
  /// Whether a text is the description of a network: its first section is `[net]` or `[network]`.
  package static func isDescription(_ storage: TensorStorage) -> Bool {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 1 << 14)) ?? []
    var text = start[...]
    if text.starts(with: "\u{FEFF}".utf8) { text = text.dropFirst(3) }
    while true {
      text = text.drop(while: isBlank)
      guard text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: ";") else { break }
      text = text.drop { !isEndOfLine($0) }
    }
    let line = text.prefix(64).prefix { !isEndOfLine($0) }.filter { !isBlank($0) }
    return line.starts(with: "[net]".utf8) || line.starts(with: "[network]".utf8)
  }

  private static func isEndOfLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Spaces, tabs and ends of lines.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }

  /// Whether bytes are weights: there is no signature, but the version is one of 0.1.0 to 0.2.5 in
  /// all public files, and after it come whole numbers of four bytes.
  static func isWeights(_ storage: TensorStorage) -> Bool {
    guard let major = storage.integer(Int32.self, at: 0),
      let minor = storage.integer(Int32.self, at: 4),
      let revision = storage.integer(Int32.self, at: 8)
    else { return false }
    return major == 0 && (1...9).contains(minor) && (0...9).contains(revision)
      && storage.byteCount >= 16 && storage.byteCount % 4 == 0
  }
}
