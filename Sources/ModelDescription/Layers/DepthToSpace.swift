/// Spreads blocks of channels over rows and columns: height × width × channels becomes
/// b · height × b · width × channels / b².
public struct DepthToSpace: Layer {
  public static let className = "DepthToSpace"
  public let identity = LayerIdentity()
  public var name: String?

  /// The rows and columns that one place becomes, b.
  public let blockSize: Int
  public let order: Order

  /// How the channels that come in are numbered.
  public enum Order: String, Hashable, Sendable {
    /// (place in the block) · channels + channel, as TensorFlow has it and ONNX by default.
    case blocksFirst = "DCR"

    /// channel · b² + place in the block: PyTorch's `PixelShuffle`.
    case channelsFirst = "CRD"
  }

  public init(blockSize: Int, order: Order = .blocksFirst, name: String? = nil) {
    self.blockSize = blockSize
    self.order = order
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    try checkBlockSize(blockSize)
    let cells = blockSize * blockSize
    if let channels = input.channels, channels % cells != 0 {
      throw LayerProblem("wants a multiple of \(cells) channels but got \(input)")
    }
    return input.with(
      height: input[.height].map { $0 * blockSize }, width: input[.width].map { $0 * blockSize },
      channels: input.channels.map { $0 / cells })
  }
}

/// Gathers blocks of rows and columns in the channels: height × width × channels becomes
/// height / b × width / b × b² · channels, numbered (place in the block) · channels + channel.
public struct SpaceToDepth: Layer {
  public static let className = "SpaceToDepth"
  public let identity = LayerIdentity()
  public var name: String?

  /// The rows and columns that become one place, b.
  public let blockSize: Int

  public init(blockSize: Int, name: String? = nil) {
    self.blockSize = blockSize
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneFeatureMapInput(inputs)
    try checkBlockSize(blockSize)
    for size in [input[.height], input[.width]] {
      if let size, size % blockSize != 0 {
        throw LayerProblem("wants height and width in multiples of \(blockSize) but got \(input)")
      }
    }
    return input.with(
      height: input[.height].map { $0 / blockSize }, width: input[.width].map { $0 / blockSize },
      channels: input.channels.map { $0 * blockSize * blockSize })
  }
}

/// Bounded so that no product with a number of channels overflows.
private func checkBlockSize(_ size: Int) throws(LayerProblem) {
  guard (1...1024).contains(size) else {
    throw LayerProblem("wants a block size from 1 to 1024 but got \(size)")
  }
}
