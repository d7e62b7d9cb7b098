import Tensors

/// A photograph made ready for a network.
public struct NetworkInput: Sendable {
  /// What the network sees, as a picture.
  public let photograph: Photograph

  /// What the network computes with: height × width × 3, 32-bit numbers.
  public let tensor: Tensor
}
