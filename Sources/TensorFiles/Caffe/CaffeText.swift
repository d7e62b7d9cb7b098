import Tensors

/// Tells Caffe's descriptions of networks (`prototxt`) and of trainings by how they begin.
package enum CaffeText {
  /// The description of a network.
  case network

  /// A solver: how a network is trained, with the name of the file that describes it.
  case solver

  private static let networkFields: Set<String> = [
    "name", "layer", "layers", "input", "input_dim", "input_shape", "state", "force_backward",
    "debug_info",
  ]

  private static let solverFields: Set<String> = [
    "net", "net_param", "train_net", "train_net_param", "test_net", "test_net_param", "test_iter",
    "test_interval", "base_lr", "lr_policy", "type", "display", "max_iter", "snapshot",
  ]

  /// `nil` where the bytes do not begin with a field of Caffe's.
  package init?(_ storage: TensorStorage) {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 1 << 16)) ?? []
    var rest = start[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
    CaffeText.skipSpace(&rest)
    let word = rest.prefix { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) }
    let name = String(decoding: word, as: UTF8.self)
    rest = rest.dropFirst(word.count)
    CaffeText.skipSpace(&rest)
    guard let mark = rest.popFirst() else { return nil }
    CaffeText.skipSpace(&rest)
    switch mark {
    case UInt8(ascii: ":"):
      // Other texts have lines such as 'name: value' too, but seldom with quotes.
      let isQuoted = rest.first == UInt8(ascii: "\"") || rest.first == UInt8(ascii: "'")
      guard isQuoted || !["name", "input", "net", "type"].contains(name) else { return nil }
    case UInt8(ascii: "{"): break
    default: return nil
    }
    if CaffeText.networkFields.contains(name) {
      self = .network
    } else if CaffeText.solverFields.contains(name) {
      self = .solver
    } else {
      return nil
    }
  }

  /// Skips space and comments.
  private static func skipSpace(_ rest: inout ArraySlice<UInt8>) {
    while let byte = rest.first {
      if byte == UInt8(ascii: "#") {
        rest = rest.drop { $0 != UInt8(ascii: "\n") }
      } else if byte <= 0x20 {
        rest.removeFirst()
      } else {
        return
      }
    }
  }
}
