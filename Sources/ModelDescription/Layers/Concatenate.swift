/// Joins tensors one behind the other: feature maps behind feature maps, or along another dimension.
public struct Concatenate: Layer {
  public static let className = "Concatenate"
  public let identity = LayerIdentity()
  public var name: String?

  /// The dimension along which tensors are joined, the batch counted, from the end if negative;
  /// `nil` for the channels.
  public let axis: Int?

  public init(axis: Int? = nil, name: String? = nil) {
    self.axis = axis
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard let first = inputs.first, inputs.count >= 2 else {
      throw LayerProblem("wants at least two inputs but got \(inputs.count)")
    }
    let axis = try place(for: first)
    func others(_ shape: Shape) -> Shape {
      var sizes = shape.dimensions
      if sizes.indices.contains(axis) { sizes.remove(at: axis) }
      return Shape(sizes)
    }
    guard
      inputs.allSatisfy({
        $0.dimensions.count == first.dimensions.count && others($0).agrees(with: others(first))
      })
    else {
      let shapes = inputs.map(\.description).joined(separator: " and ")
      let difference = self.axis.map { "dimension \($0)" } ?? "their channels"
      throw LayerProblem("wants inputs that differ in \(difference) only but got \(shapes)")
    }
    var dimensions = first.dimensions
    let sizes = inputs.compactMap { $0.dimensions[axis] }
    // Sizes are bounded, but not how many there are.
    let sum = sizes.reduce(0) { min($0 + $1, Limits.size + 1) }
    dimensions[axis] = sizes.count == inputs.count ? sum : nil
    return first.with(dimensions)
  }

  /// The dimension along which inputs of a shape are joined.
  public func place(for input: Shape) throws(LayerProblem) -> Int {
    if let axis { return try input.place(of: axis) }
    guard let channels = input.channelAxis else {
      throw LayerProblem("wants inputs with channels but got \(input)")
    }
    return channels
  }
}
