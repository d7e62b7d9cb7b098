import Tensors

/// What one method says of a unit or class for one photograph.
public struct Explanation: Sendable {
  public let method: ExplanationMethod

  /// Height × width × channels; three channels of pixels are red, green and blue.
  public let values: Tensor

  /// Where the numbers lie on the picture that the network sees.
  public let placement: MapPlacement

  /// What else there is to know of the method, such as its steps.
  public let setting: Setting?

  /// What a method was run with.
  public enum Setting: Hashable, Sendable {
    /// So many steps on the way from zeros.
    case steps(Int)

    /// The layer whose maps are added up.
    case layer(String)

    /// A square of zeros and how far it moves, in pixels.
    case window(side: Int, stride: Int)
  }

  /// `nil` unless there is a number, in height × width × channels.
  public init?(
    method: ExplanationMethod, values: Tensor, placement: MapPlacement = .pixels,
    setting: Setting? = nil
  ) {
    guard values.shape.count == 3, values.count > 0 else { return nil }
    self.method = method
    self.values = values
    self.placement = placement
    self.setting = setting
  }

  /// How the numbers become colours: only three channels can be red, green and blue.
  var look: ExplanationMethod.Look {
    method.look == .colors && channelCount != 3 ? .magnitude : method.look
  }

  /// How many numbers each place has.
  var channelCount: Int { values.shape[2] }

  /// One number for each place: the channels' sum, or their largest magnitude.
  var map: PlacedMap {
    let channels = channelCount
    let floats = values.floats()
    let isMagnitude = look == .magnitude
    let numbers = stride(from: 0, to: floats.count, by: channels).map { start in
      let parts = floats[start..<start + channels]
      return isMagnitude ? parts.reduce(0) { max($0, abs($1)) } : parts.reduce(0, +)
    }
    return PlacedMap(
      values: numbers, width: values.shape[1], height: values.shape[0], placement: placement)
  }
}

extension MapPlacement {
  /// A number for each pixel.
  public static let pixels = MapPlacement(
    horizontal: Line(firstCenter: 0, stride: 1, fieldSize: 1),
    vertical: Line(firstCenter: 0, stride: 1, fieldSize: 1))
}
