import Tensors

/// In what order the filters of a layer are shown.
public enum FilterOrder: String, CaseIterable, Hashable, Sendable {
  /// From the largest weights to the smallest: by the sum of their squares.
  case strength

  /// As the file has them.
  case asStored = "as-stored"

  /// Filters that are alike side by side: clusters of correlated ones.
  case similarity
}

extension FilterOrder {
  /// At most so many filters of a layer, the strongest ones but for `asStored`, in this order.
  func chosen(_ most: Int, of filters: LayerFilters) throws -> [Int] {
    guard self != .asStored else { return Array(0..<min(most, filters.outputs)) }
    let strengths = (0..<filters.outputs).map { filter in
      filters.filter(filter).reduce(0) { $0 + ($1.isFinite ? Double($1) * Double($1) : 0) }
    }
    let strongest = strengths.indices.sorted { (strengths[$0], $1) > (strengths[$1], $0) }
      .prefix(most)
    guard self == .similarity else { return Array(strongest) }
    return try MapOrder.similarity.sorted(Array(strongest), of: filters.asMaps())
  }
}

extension LayerFilters {
  /// The filters as the channels of maps.
  fileprivate func asMaps() throws -> LayerMaps {
    let count = height * width * inputs
    let floats = (0..<count).flatMap { place in
      (0..<outputs).map { values[$0 * count + place] }
    }
    return try LayerMaps(
      name: name, className: "", activations: Tensor(shape: [count, 1, outputs], floats: floats))
  }
}
