import Tensors

/// What the tapped layers gave for one example.
public struct Activations: Sendable {
  /// The names of the tapped layers, in the order in which they were asked for.
  public let layers: [String]

  private let tensors: [String: Tensor]

  init(_ results: [(layer: String, tensor: Tensor)]) {
    layers = results.map(\.layer)
    tensors = Dictionary(results.map { ($0.layer, $0.tensor) }) { first, _ in first }
  }

  /// A layer's output: height × width × channels, or units; `nil` if the layer was not tapped.
  public subscript(layer: String) -> Tensor? { tensors[layer] }
}
