import ModelDescription

/// What a file states of the shapes of tensors inside of its graph.
struct ONNXStatedShapes {
  private var sizes: [String: [ONNXValueInfo.Size]] = [:]

  init(_ graph: ONNXGraph) {
    for value in graph.values + graph.outputs { sizes[value.name] = value.sizes }
  }

  subscript(tensor: String) -> [ONNXValueInfo.Size]? { sizes[tensor] }

  /// The shape; `nil` where it is not stated, or no computer could hold the tensor.
  func shape(of tensor: String) -> Shape? {
    guard let sizes = sizes[tensor]?.map(\.number),
      ONNXStatedShapes.isCountable(sizes.compactMap(\.self))
    else { return nil }
    return Shape(sizes, dataFormat: .channelsFirst)
  }

  /// Whether sizes are those of a tensor that a computer could hold: no sum or product of a few of
  /// them overflows.
  static func isCountable(_ sizes: [Int]) -> Bool {
    sizes.reduce(1) { $0 * Double($1) } <= 0x1p42 && sizes.allSatisfy { $0 >= 0 && $0 <= 1 << 30 }
  }
}
