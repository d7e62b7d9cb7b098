import Tensors

/// Which parts of an input, or of a layer's maps, a unit answers to.
public struct Attribution: Sendable {
  /// The unit that is explained.
  public let unit: LayerUnit

  /// What the unit gives for the input.
  public let score: Float

  /// Height × width × channels: how much each number counts, and in which direction. Grad-CAM and
  /// occlusion have one channel; Grad-CAM's has the size of its layer's maps.
  public let values: Tensor

  public init(unit: LayerUnit, score: Float, values: Tensor) {
    self.unit = unit
    self.score = score
    self.values = values
  }
}

extension Attribution {
  /// Height × width: the largest magnitude of all channels, as saliency maps show it (Simonyan et
  /// al. 2013).
  public var magnitudes: Tensor {
    let channels = max(values.shape.last ?? 1, 1)
    let floats = values.floats()
    let largest = stride(from: 0, to: floats.count, by: channels).map { start in
      floats[start..<start + channels].reduce(0) { max($0, $1.magnitude) }
    }
    return Tensor(shape: Array(values.shape.dropLast()), floats: largest)
  }
}
