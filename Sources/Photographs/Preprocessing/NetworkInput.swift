import Tensors

/// What a network is given, and how it looks.
public struct NetworkInput: Sendable {
  /// What the network sees, as a picture.
  public let photograph: Photograph

  /// What the network computes with: height × width × channels.
  public let tensor: Tensor

  /// How the numbers were made of a photograph; `nil` for numbers that are taken as they are.
  public let preprocessing: Preprocessing?

  init(photograph: Photograph, tensor: Tensor, preprocessing: Preprocessing) {
    self.photograph = photograph
    self.tensor = tensor
    self.preprocessing = preprocessing
  }

  /// Numbers that are taken as they are, height × width × channels; `nil` for another rank or
  /// without a pixel.
  ///
  /// The picture shows the first three channels as red, green and blue, or the first alone where
  /// there are fewer, from their smallest number to their largest.
  public init?(_ tensor: Tensor) {
    guard tensor.shape.count == 3, tensor.count > 0 else { return nil }
    let (height, width, channels) = (tensor.shape[0], tensor.shape[1], tensor.shape[2])
    let shown = channels >= 3 ? [0, 1, 2] : [0, 0, 0]
    let numbers = tensor.floats()
    let starts = stride(from: 0, to: numbers.count, by: channels)
    var (low, high) = (Float.infinity, -Float.infinity)
    for start in starts {
      for channel in shown where numbers[start + channel].isFinite {
        low = min(low, numbers[start + channel])
        high = max(high, numbers[start + channel])
      }
    }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * width * height)
    for start in starts {
      for channel in shown {
        let part = (numbers[start + channel] / 2 - low / 2) / (high / 2 - low / 2)
        pixels.append(part.isFinite ? UInt8((part * 255).rounded()) : 0)
      }
    }
    photograph = Photograph(width: width, height: height, pixels: pixels)
    self.tensor = tensor
    preprocessing = nil
  }
}
