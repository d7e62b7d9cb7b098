import Tensors

/// A kind of file whose network is read, but not its weights. The raw value is what users call it,
/// with its article.
public enum NetworkContent: String, Hashable, Sendable, CaseIterable {
  case tensorFlowLite = "a TensorFlow Lite model"
  case openVINO = "an OpenVINO network"

  /// Whether a text begins as OpenVINO's descriptions do.
  static func isOpenVINO(_ storage: TensorStorage) -> Bool {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 4096)) ?? []
    let text = String(decoding: start, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return text.hasPrefix("<net ") || text.hasPrefix("<?xml") && text.contains("<net ")
  }
}
