/// Gives the same numbers, in their order, another shape.
public struct Reshape: Layer {
  public static let className = "Reshape"
  public let identity = LayerIdentity()
  public var name: String?
  public let target: Target

  /// Where the channels stand in the new shape.
  public let dataFormat: DataFormat

  /// What the new shape is said for.
  public enum Target: Hashable, Sendable {
    /// The sizes of one example; one of them may be −1, which is what is left. As in Keras.
    case example([Int])

    /// All sizes, the batch counted; one may be −1, which is what is left; `nil` keeps the input's
    /// size at this place. As in PyTorch and ONNX.
    case whole([Int?])
  }

  public init(
    _ target: Target, dataFormat: DataFormat = .channelsLast, name: String? = nil
  ) {
    self.target = target
    self.dataFormat = dataFormat
    self.name = name
  }

  /// - Parameter targetShape: the sizes of one example, as in Keras.
  public init(targetShape: [Int], name: String? = nil) {
    self.init(.example(targetShape), name: name)
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    switch target {
    case .example(let sizes):
      let new = try completed(sizes.map { $0 }, of: input.example.map { $0 }, input)
      return Shape(input.dimensions.prefix(1) + new, dataFormat: dataFormat)
    case .whole(let sizes):
      var wanted: [Int?] = []
      for (place, size) in sizes.enumerated() {
        guard size == nil else {
          wanted.append(size)
          continue
        }
        guard input.dimensions.indices.contains(place) else {
          throw LayerProblem("keeps dimension \(place), which its input \(input) does not have")
        }
        wanted.append(input.dimensions[place])
      }
      return Shape(
        try completed(wanted, of: input.dimensions, input), dataFormat: dataFormat)
    }
  }

  /// The sizes with −1 replaced by what is left of the input's.
  private func completed(
    _ wanted: [Int?], of sizes: [Int?], _ input: Shape
  ) throws(LayerProblem) -> [Int?] {
    for size in wanted {
      if let size, size != -1 { try positive(size, "sizes") }
    }
    guard wanted.count(where: { $0 == -1 }) <= 1 else {
      throw LayerProblem("wants at most one size of −1")
    }
    // Open sizes on both sides, such as the batch, stand for each other.
    let openAbove = sizes.count { $0 == nil }
    let openBelow = wanted.count { $0 == nil }
    guard let above = product(sizes), let below = product(wanted.filter { $0 != -1 }) else {
      throw LayerProblem("wants sizes that can be counted")
    }
    guard wanted.contains(-1) else {
      guard openAbove != openBelow || above == below else { throw mismatch(input, wanted) }
      return wanted
    }
    guard openAbove == openBelow else { return wanted.map { $0 == -1 ? nil : $0 } }
    guard below > 0, above % below == 0 else { throw mismatch(input, wanted) }
    return wanted.map { $0 == -1 ? above / below : $0 }
  }

  /// The product of the sizes that are known; `nil` on overflow.
  private func product(_ sizes: [Int?]) -> Int? {
    let known = sizes.compactMap(\.self)
    return Limits.holds(known) ? known.reduce(1, *) : nil
  }

  private func mismatch(_ input: Shape, _ wanted: [Int?]) -> LayerProblem {
    LayerProblem("cannot make \(Shape(wanted)) of its input \(input): the numbers are not as many")
  }
}
