extension MapRecipe.SharedRange {
  /// The largest magnitude, by which CNN Explainer makes the range of a layer: that of the last
  /// convolution or dense layer up to this one, or the largest of more of them; the layer's own where
  /// there is none.
  ///
  /// - Parameter layers: the layers that are shown, in the network's order.
  func largest(for maps: LayerMaps, among layers: [LayerMaps]) -> Float {
    guard let place = layers.firstIndex(where: { $0.name == maps.name }) else {
      return maps.largestMagnitude
    }
    let counted: [LayerMaps]
    switch self {
    case .local: counted = layers[...place].last(where: \.startsRange).map { [$0] } ?? []
    case .module:
      let start = layers[..<place].lastIndex(where: \.isPool).map { $0 + 1 } ?? 0
      let end = layers[place...].firstIndex(where: \.isPool) ?? layers.count - 1
      // What stands before the module's first convolution has the range of the one before.
      let before = layers[...start].last(where: \.startsRange)
      counted = [before].compactMap { $0 } + layers[start...end].filter(\.startsRange)
    case .global: counted = layers.filter(\.startsRange)
    }
    return counted.map(\.largestMagnitude).max() ?? maps.largestMagnitude
  }
}

extension LayerMaps {
  fileprivate var startsRange: Bool { className.contains("Conv") || className == "Dense" }

  fileprivate var isPool: Bool { className.contains("Pooling") }

  /// The largest magnitude of the finite numbers; 0 without any.
  fileprivate var largestMagnitude: Float {
    withValues { $0.reduce(0) { max($0, abs($1).isFinite ? abs($1) : 0) } }
  }
}
