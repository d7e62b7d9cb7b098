/// The names of a layer's weights where Keras 3 only counts them (`vars/0`, `vars/1` …): those
/// that are trained, then those that are not, in the order in which its layers make them.
/// Source: Keras 3, `build` of each layer.
enum KerasVariables {
  /// The names of each weight, the first of which is the usual one. The layer's class is told by
  /// the group's name, such as `conv2d_3`, and by the shapes; what is not known keeps its number.
  static func names(group: String, shapes: [[Int]]) -> [[String]] {
    let count = shapes.count
    switch layerClass(group) {
    case "batch_normalization":
      return normalization(count: count, statistics: ["moving_mean", "moving_variance"])
    case "layer_normalization", "group_normalization":
      return normalization(count: count, statistics: [])
    case "normalization": return known(["mean", "variance", "count"], count)
    case "separable_conv1d", "separable_conv2d":
      return known(["depthwise_kernel", "pointwise_kernel", "bias"], count)
    case "embedding": return known(["embeddings"], count)
    case "p_re_lu": return known(["alpha"], count)
    default:
      let isKernelAndBias = count <= 2 && shapes.first?.count ?? 0 > 1
      return known(isKernelAndBias ? ["kernel", "bias"] : [], count)
    }
  }

  /// `conv2d_3` without its number.
  private static func layerClass(_ group: String) -> Substring {
    guard let underscore = group.lastIndex(of: "_") else { return group[...] }
    let number = group[underscore...].dropFirst()
    return !number.isEmpty && number.allSatisfy { ("0"..."9").contains($0) }
      ? group[..<underscore] : group[...]
  }

  private static func known(_ names: [String], _ count: Int) -> [[String]] {
    (0..<count).map { [$0 < names.count ? names[$0] : String($0)] }
  }

  /// With one factor less than the two, only the model's description tells which one is left out,
  /// so the one that is there answers to both names.
  private static func normalization(count: Int, statistics: [String]) -> [[String]] {
    let last = statistics.map { [$0] }
    switch count - statistics.count {
    case 0: return last
    case 1: return [["beta", "gamma"]] + last
    case 2: return [["gamma"], ["beta"]] + last
    default: return known([], count)
    }
  }
}
