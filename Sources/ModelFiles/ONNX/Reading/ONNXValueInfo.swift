import TensorFiles

/// What a file states of a tensor: its name, and its shape where it is known.
/// Source: ONNX, `ValueInfoProto`.
struct ONNXValueInfo: Sendable {
  private(set) var name = ""

  /// The sizes along the dimensions; `nil` where not even their number is stated.
  private(set) var sizes: [Size]?

  enum Size: Hashable, Sendable {
    case number(Int)

    /// A size that is known when the network runs; equal names are equal sizes.
    case named(String)
    case open

    /// The size; `nil` if it is not known yet.
    var number: Int? {
      if case .number(let number) = self { number } else { nil }
    }
  }

  init(_ message: ProtobufMessage) throws(ONNXError) {
    try message.read { field in
      switch field.number {
      case 1: name = try field.string()
      case 2:
        try field.submessage().read { type in
          // Field 1 is a tensor's type; sequences, maps and sparse tensors have others.
          if type.number == 1 { sizes = try ONNXValueInfo.sizes(type.submessage()) }
        }
      default: break
      }
    }
  }

  private static func sizes(_ tensor: ProtobufMessage) throws(ONNXError) -> [Size]? {
    var sizes: [Size]?
    try tensor.read { field in
      guard field.number == 2 else { return }
      var dimensions: [Size] = []
      try field.submessage().read { dimension in
        if dimension.number == 1 { dimensions.append(try size(dimension.submessage())) }
      }
      sizes = dimensions
    }
    return sizes
  }

  private static func size(_ dimension: ProtobufMessage) throws(ONNXError) -> Size {
    var size = Size.open
    try dimension.read { field in
      switch field.number {
      case 1:
        // Some writers put 0 or -1 where a size is open.
        let number = try field.integer()
        if number > 0 { size = .number(number) }
      case 2:
        let name = try field.string()
        if !name.isEmpty { size = .named(name) }
      default: break
      }
    }
    return size
  }
}
