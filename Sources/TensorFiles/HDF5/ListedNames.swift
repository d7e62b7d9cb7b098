/// The names of a layer's weights where Keras lists their paths: `conv1/kernel:0` of the layer
/// `conv1` is `conv1/kernel`.
struct ListedNames {
  private let layer: String

  /// Whether all weights stand in one scope. Keras 2 may write another one than the layer's name
  /// there; those of a model in the model, or of attention, stand in several and keep them.
  private let isOneScope: Bool

  /// Whether it is a depthwise convolution of Keras 2. Keras 3 calls its weights `kernel`, as in
  /// every other convolution.
  private let isDepthwise: Bool

  init(layer: String, paths: [String]) {
    let parts = paths.map(ListedNames.parts)
    let names = Set(parts.compactMap(\.last))
    self.layer = layer
    isOneScope = Set(parts.map { $0.dropLast() }).count == 1
    isDepthwise = names.contains("depthwise_kernel") && !names.contains("pointwise_kernel")
  }

  /// The name of the weights at one of the paths.
  func name(of path: String) -> String {
    var parts = ListedNames.parts(path)
    if isOneScope { parts.removeFirst(max(parts.count - 1, 0)) }
    if parts.first == layer[...] { parts.removeFirst() }
    if isDepthwise, parts.last == "depthwise_kernel" { parts[parts.count - 1] = "kernel" }
    return ([layer[...]] + parts).joined(separator: "/")
  }

  /// The parts of a path, without TensorFlow's number of an output: `:0`.
  private static func parts(_ path: String) -> [Substring] {
    (path.hasSuffix(":0") ? path.dropLast(2) : path[...]).split(separator: "/")
  }
}
