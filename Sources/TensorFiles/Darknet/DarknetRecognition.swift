import Tensors

/// Tells Darknet's files by how they begin.
package enum DarknetRecognition {
  /// Whether a text is the description of a network: its first section is `[net]` or `[network]`.
  package static func isDescription(_ storage: TensorStorage) -> Bool {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 1 << 14)) ?? []
    let text = String(decoding: start, as: UTF8.self).drop { $0 == "\u{FEFF}" }
    let lines = text.split(whereSeparator: \.isNewline).lazy.map { line in
      line.filter { !$0.isWhitespace }
    }
    let first = lines.first { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix(";") }
    return first?.hasPrefix("[net]") == true || first?.hasPrefix("[network]") == true
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
