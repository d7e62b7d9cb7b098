import Tensors

/// What one layer gave for one picture: its feature maps and its names.
public struct LayerMaps: Sendable {
  /// The layer's name, such as `conv1`.
  public let name: String

  /// The layer's kind, such as `Conv2D`.
  public let className: String

  /// What else the title says of the layer, such as `after ReLU`.
  public let detail: String?

  /// The maps in height × width × channels.
  public let activations: Tensor

  /// The size of each map in its own pixels, and how many there are.
  public let height: Int
  public let width: Int
  public let channels: Int

  /// Whether the layer gives single numbers, as a dense one does, rather than maps.
  private let isVector: Bool

  /// What has been made of these maps for figures.
  let sharedColorings = SharedColorings()

  /// Activations are height × width × channels, or channels alone as a dense layer gives them;
  /// a leading dimension of one picture is allowed.
  public init(
    name: String, className: String, detail: String? = nil, activations: Tensor
  ) throws(FeatureMapError) {
    let shape = activations.shape
    let picture =
      shape.count > 1 && shape.count % 2 == 0 && shape[0] == 1 ? shape.dropFirst() : shape[...]
    let sizes: [Int]
    switch picture.count {
    case 1: sizes = [1, 1] + picture
    case 3: sizes = Array(picture)
    default: throw .notFeatureMaps(layer: name, shape: shape)
    }
    guard sizes.allSatisfy({ $0 > 0 }) else { throw .notFeatureMaps(layer: name, shape: shape) }
    isVector = picture.count == 1
    self.name = name
    self.className = className
    self.detail = detail
    self.activations = activations
    (height, width, channels) = (sizes[0], sizes[1], sizes[2])
  }

  /// The maps of some channels alone, in their order.
  package func maps(of channels: [Int]) -> LayerMaps {
    let numbers = withValues { values in
      stride(from: 0, to: values.count, by: self.channels).flatMap { start in
        channels.map { values[start + $0] }
      }
    }
    return LayerMaps(
      self, activations: Tensor(shape: [height, width, channels.count], floats: numbers),
      channels: channels.count)
  }

  /// Other numbers of a layer, in maps of the same size.
  private init(_ maps: LayerMaps, activations: Tensor, channels: Int) {
    (name, className, detail) = (maps.name, maps.className, maps.detail)
    (height, width, isVector) = (maps.height, maps.width, maps.isVector)
    self.activations = activations
    self.channels = channels
  }

  /// The shape as figures write it: `55 × 55 × 96`, or `4096` for a layer of single numbers.
  public var shapeText: String {
    isVector ? String(channels) : "\(height) × \(width) × \(channels)"
  }

  /// Whether each map is a single number.
  var isStrip: Bool { height == 1 && width == 1 }

  /// The values as 32-bit numbers, without a copy where they are stored so.
  func withValues<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    let inPlace: Result? = activations.withUnsafeBytes { bytes in
      guard activations.elementType == .float32, let base = bytes.baseAddress,
        Int(bitPattern: base) % MemoryLayout<Float>.alignment == 0
      else { return nil }
      return body(bytes.assumingMemoryBound(to: Float.self))
    }
    return inPlace ?? activations.floats().withUnsafeBufferPointer(body)
  }
}
