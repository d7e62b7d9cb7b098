/// x where positive, a learned slope times x elsewhere. He et al. 2015.
public struct PReLU: Layer {
  public static let className = "PReLU"
  public let identity = LayerIdentity()
  public var name: String?
  public let slopes: Slopes
  public let isTrainable: Bool

  /// Which numbers share a slope.
  public enum Slopes: Hashable, Sendable {
    /// All.
    case one

    /// Those of a channel, as in PyTorch and Caffe.
    case perChannel

    /// Those along the given dimensions of an example, counted from 1, as in Keras; `[1, 2]` are
    /// height and width.
    case sharing(axes: [Int])
  }

  public init(slopes: Slopes = .sharing(axes: []), trainable: Bool = true, name: String? = nil) {
    self.slopes = slopes
    self.isTrainable = trainable
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }

  public func weights(for inputs: [Shape]) -> [Weight] {
    guard let input = inputs.first, let shape = shape(for: input) else { return [] }
    return [Weight(name: "alpha", shape: shape, isTrainable: isTrainable)]
  }

  private func shape(for input: Shape) -> [Int]? {
    switch slopes {
    case .one: return [1]
    case .perChannel: return input.channels.map { [$0] }
    case .sharing(let axes):
      let sizes = input.dimensions.enumerated().dropFirst().map { place, size in
        axes.contains(place) ? 1 : size
      }
      return sizes.contains(nil) ? nil : sizes.compactMap(\.self)
    }
  }
}
