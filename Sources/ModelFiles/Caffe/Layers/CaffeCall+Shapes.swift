import ModelDescription

/// Layers that give numbers another shape or order, or fewer of them.
extension CaffeCall {
  func flattening() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("flatten_param")
    guard shape.isKnown else { return Flatten(name: name)(input) }
    guard let first = place(of: try settings.integer("axis") ?? 1),
      let last = place(of: try settings.integer("end_axis") ?? -1), first <= last, first > 0
    else { return nil }
    if first == 1, last == shape.dimensions.count - 1 {
      return Flatten(order: shape.dataFormat, name: name)(input)
    }
    return reshaped(
      shape.dimensions[..<first] + [-1] + shape.dimensions[(last + 1)...])
  }

  /// A size of 0 keeps the input's, −1 is what is left; `axis` and `num_axes` say which dimensions
  /// of the input are replaced.
  func reshaping() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("reshape_param")
    guard shape.isKnown else { return PassThrough(className: "Reshape", name: name)(input) }
    let stated = try settings.message("shape").integers("dim")
    let axis = try settings.integer("axis") ?? 0
    let rank = shape.dimensions.count
    // A negative axis may stand behind the last dimension.
    let (start, overflow) = axis.addingReportingOverflow(axis < 0 ? rank + 1 : 0)
    let count = try settings.integer("num_axes") ?? -1
    guard !overflow, (0...rank).contains(start), count <= rank - start, count >= -1 else {
      throw CaffeProblem("replaces dimensions that its input \(shape) does not have")
    }
    let end = count == -1 ? rank : start + count
    var sizes = shape.dimensions[..<start]
    for (index, size) in stated.enumerated() {
      guard size == 0 else {
        sizes.append(size)
        continue
      }
      guard shape.dimensions.indices.contains(start + index) else {
        throw CaffeProblem("keeps a dimension that its input \(shape) does not have")
      }
      sizes.append(shape.dimensions[start + index])
    }
    return reshaped(sizes + shape.dimensions[end...])
  }

  /// The input under another shape, in which sizes may be open where the input's are.
  private func reshaped(_ sizes: ArraySlice<Int?>) -> SymbolicTensor? {
    let keepsOpen = sizes.enumerated().allSatisfy { place, size in
      size != nil || shape.dimensions.indices.contains(place) && shape.dimensions[place] == nil
    }
    guard keepsOpen else { return nil }
    return Reshape(.whole(Array(sizes)), dataFormat: .channelsFirst, name: name)(input)
  }

  func permutation() throws(CaffeProblem) -> SymbolicTensor? {
    let order = try layer.settings("permute_param").integers("order")
    guard shape.isKnown else { return Transpose(permutation: order, name: name)(input) }
    // Dimensions that are not named follow in their own order.
    let rest = shape.dimensions.indices.filter { !order.contains($0) }
    return Transpose(permutation: order + rest, name: name)(input)
  }

  func tiling() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("tile_param")
    guard let place = place(of: try settings.integer("axis") ?? 1) else { return nil }
    guard let count = try settings.integer("tiles") else {
      throw CaffeProblem("has no number of tiles")
    }
    let repeats = shape.dimensions.indices.map { $0 == place ? count : 1 }
    return Tile(repeats: repeats, name: name)(input)
  }

  /// Sums or averages all numbers from a dimension on.
  func reduction() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("reduction_param")
    guard let place = place(of: try settings.integer("axis") ?? 0) else { return nil }
    let operation =
      try settings.choice("operation", among: ["", "SUM", "ASUM", "SUMSQ", "MEAN"]) ?? "SUM"
    let coefficient = try settings.number("coeff") ?? 1
    let numbers =
      switch operation {
      case "ASUM": Pointwise(.absolute, name: layer.part("abs"))(input)
      case "SUMSQ": Pointwise(.square, name: layer.part("square"))(input)
      default: input
      }
    let reduce = Reduce(
      operation == "MEAN" ? .mean : .sum, axes: Array(place..<shape.dimensions.count),
      name: coefficient == 1 ? name : layer.part("sum"))
    let reduced = reduce(numbers)
    return coefficient == 1
      ? reduced : ScalarArithmetic(.multiply, scalar: coefficient, name: name)(reduced)
  }

  /// The places of the largest numbers, and with `out_max_val` the numbers themselves.
  func shapeOfArgMax() throws(CaffeProblem) -> Shape {
    let settings = layer.settings("argmax_param")
    let count = try settings.integer("top_k") ?? 1
    if let axis = try settings.integer("axis") {
      guard let place = place(of: axis) else { return .unknown }
      var sizes = shape.dimensions
      sizes[place] = count
      return Shape(sizes, dataFormat: shape.dataFormat)
    }
    let hasValues = try settings.flag("out_max_val") ?? false
    return Shape([shape.dimensions.first ?? nil, hasValues ? 2 : 1, count])
  }
}
