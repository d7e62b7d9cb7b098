import ModelDescription

extension Model {
  /// About how much memory a pass takes, in bytes; passes beyond 4 GiB are refused before memory is
  /// taken for them.
  ///
  /// - Parameters:
  ///   - layers: up to which layers the model is run.
  ///   - copies: how often all numbers that layers give are kept: for each example of a batch, and
  ///     their gradients.
  @discardableResult
  func checkedMemory(
    running layers: [String], copies: Int = 1
  ) throws(FeatureMapFigureError) -> Int {
    let last = layers.compactMap { layer(named: $0)?.index }.max() ?? 0
    let numbers = layerNumbers()
    let bytes = self.layers.prefix(last + 1).reduce(0.0) { sum, layer in
      let own = numbers[layer.index]
      return sum + Double(own.activationBytes ?? 0) * Double(copies)
        + 4 * Double(own.parameters ?? 0)
    }
    let gibibytes = bytes / Double(1 << 30)
    guard gibibytes <= 4 else {
      throw .tooLarge(model: name, gibibytes: Int(min(gibibytes.rounded(.up), 1e9)))
    }
    return Int(bytes)
  }
}
