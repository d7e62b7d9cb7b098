/// Properties of layers that are written with a value: `s2`, `stride=2` or `stride 2`.
enum LayerOption: String, CaseIterable {
  case stride, padding, dilation, groups, multiplier
  case epsilon, k, alpha, beta

  /// The words for it: the shortest first, in small letters.
  var words: [String] {
    switch self {
    case .stride: ["s", "stride", "strides"]
    case .padding: ["p", "pad", "padding"]
    case .dilation: ["d", "dilation"]
    case .groups: ["g", "group", "groups"]
    case .multiplier: ["m", "multiplier"]
    case .epsilon: ["eps", "epsilon"]
    case .k: ["k"]
    case .alpha: ["alpha"]
    case .beta: ["beta"]
    }
  }
}

/// Properties of layers that are one word.
enum LayerFlag: String, CaseIterable {
  case same, valid, ceil, nobias, frozen, keepdims, nocenter, noscale, nearest, bilinear
  case shared, perchannel
  case dividedAlpha = "alpha/n"
}
