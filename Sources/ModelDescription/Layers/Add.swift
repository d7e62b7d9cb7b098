/// Adds tensors of equal shape, number by number.
public struct Add: Layer {
  public static let className = "Add"
  public let identity = LayerIdentity()
  public let name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard let first = inputs.first, inputs.count >= 2 else {
      throw LayerProblem("wants at least two inputs but got \(inputs.count)")
    }
    guard inputs.allSatisfy({ $0 == first }) else {
      let shapes = inputs.map(\.description).joined(separator: " and ")
      throw LayerProblem("wants inputs of equal shape but got \(shapes)")
    }
    return first
  }
}
