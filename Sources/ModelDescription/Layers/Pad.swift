/// Puts numbers around a tensor, along any dimension: a constant, or what the tensor has there.
public struct Pad: Layer {
  public static let className = "Pad"
  public let identity = LayerIdentity()
  public var name: String?

  /// How many numbers come before and after along each dimension, the batch counted; negative ones
  /// cut off.
  public let margins: [Margin]
  public let filling: Filling

  public struct Margin: Hashable, Sendable {
    public let before: Int
    public let after: Int

    public init(before: Int, after: Int) {
      self.before = before
      self.after = after
    }
  }

  /// What stands in the margins.
  public enum Filling: Hashable, Sendable {
    case constant(Double)

    /// The numbers mirrored at the edge, which is not repeated.
    case reflection

    /// The number at the edge.
    case edge

    /// The numbers from the other side.
    case wrap
  }

  public init(margins: [Margin], filling: Filling = .constant(0), name: String? = nil) {
    self.margins = margins
    self.filling = filling
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    guard margins.count == input.dimensions.count else {
      throw LayerProblem("has margins for \(margins.count) dimensions but got \(input)")
    }
    var sizes: [Int?] = []
    for (size, margin) in zip(input.dimensions, margins) {
      for number in [margin.before, margin.after] where abs(Double(number)) > Double(Limits.size) {
        throw LayerProblem("wants margins of at most \(Limits.size) but got \(number)")
      }
      guard let size else {
        sizes.append(nil)
        continue
      }
      try positive(size + margin.before + margin.after, "sizes")
      sizes.append(size + margin.before + margin.after)
    }
    return input.with(sizes)
  }
}
