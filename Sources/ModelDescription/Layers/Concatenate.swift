/// Joins tensors one behind the other along the last dimension: feature maps behind feature maps.
public struct Concatenate: Layer {
  public static let className = "Concatenate"
  public let identity = LayerIdentity()
  public let name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard let first = inputs.first, inputs.count >= 2 else {
      throw LayerProblem("wants at least two inputs but got \(inputs.count)")
    }
    guard inputs.allSatisfy({ $0.dimensions.dropLast() == first.dimensions.dropLast() }) else {
      let shapes = inputs.map(\.description).joined(separator: " and ")
      throw LayerProblem("wants inputs that differ in the last dimension only but got \(shapes)")
    }
    let channels = inputs.compactMap(\.channels)
    let joined = channels.count == inputs.count ? channels.reduce(0, +) : nil
    return Shape(first.dimensions.dropLast() + [joined])
  }
}
