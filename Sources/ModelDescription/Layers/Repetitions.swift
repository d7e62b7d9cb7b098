/// Repeats a vector: batch × units becomes batch × `count` × units.
public struct RepeatVector: Layer {
  public static let className = "RepeatVector"
  public let identity = LayerIdentity()
  public var name: String?
  public let count: Int

  public init(count: Int, name: String? = nil) {
    self.count = count
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    try positive(count, "a number of repetitions")
    guard input.dimensions.count == 2 else {
      throw LayerProblem("wants vectors (batch, units) but got \(input)")
    }
    return Shape([input.dimensions[0], count, input.dimensions[1]])
  }
}

/// Puts copies of a tensor side by side along its dimensions.
public struct Tile: Layer {
  public static let className = "Tile"
  public let identity = LayerIdentity()
  public var name: String?

  /// How many copies along each dimension, the batch counted.
  public let repeats: [Int]

  public init(repeats: [Int], name: String? = nil) {
    self.repeats = repeats
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    for count in repeats { try positive(count, "a number of repetitions") }
    guard repeats.count == input.dimensions.count else {
      throw LayerProblem("has \(repeats.count) numbers of repetitions for its input \(input)")
    }
    return input.with(zip(input.dimensions, repeats).map { size, count in size.map { $0 * count } })
  }
}

/// Repeats sizes of 1 until a tensor has a shape, as NumPy broadcasts.
public struct Expand: Layer {
  public static let className = "Expand"
  public let identity = LayerIdentity()
  public var name: String?

  /// All sizes, the batch counted; `nil` and 1 keep the input's.
  public let target: [Int?]

  public init(target: [Int?], name: String? = nil) {
    self.target = target
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    for size in target {
      if let size { try positive(size, "sizes") }
    }
    let wanted = Shape(target.map { $0 ?? 1 }, dataFormat: input.dataFormat)
    guard let shape = Shape.broadcast([input, wanted]) else {
      throw LayerProblem("cannot stretch its input \(input) to \(Shape(target))")
    }
    return shape
  }
}
