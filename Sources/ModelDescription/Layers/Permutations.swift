/// Brings the dimensions of an example into another order.
public struct Permute: Layer {
  public static let className = "Permute"
  public let identity = LayerIdentity()
  public var name: String?

  /// Which dimension of the input each one of the output is, counted from 1, without the batch.
  public let dims: [Int]

  public init(dims: [Int], name: String? = nil) {
    self.dims = dims
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    return try input.permuted(by: [0] + dims)
  }
}

/// Brings all dimensions into another order, the batch counted.
public struct Transpose: Layer {
  public static let className = "Transpose"
  public let identity = LayerIdentity()
  public var name: String?

  /// Which dimension of the input each one of the output is, counted from 0.
  public let permutation: [Int]

  public init(permutation: [Int], name: String? = nil) {
    self.permutation = permutation
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    return try input.permuted(by: permutation)
  }
}

extension Shape {
  /// The dimensions in another order. The channels stay in sight where they move from the second
  /// place to the last or back.
  fileprivate func permuted(by order: [Int]) throws(LayerProblem) -> Shape {
    guard order.sorted() == Array(dimensions.indices) else {
      throw LayerProblem("orders dimensions by \(order), which does not fit its input \(self)")
    }
    let sizes = order.map { dimensions[$0] }
    guard dimensions.count > 2, order[0] == 0, let channelAxis else { return with(sizes) }
    switch order.firstIndex(of: channelAxis) {
    case 1: return Shape(sizes, dataFormat: .channelsFirst)
    case order.count - 1: return Shape(sizes, dataFormat: .channelsLast)
    default: return with(sizes)
    }
  }
}
