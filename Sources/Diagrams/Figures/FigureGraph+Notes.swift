import ModelDescription

extension FigureGraph.Node {
  /// What belongs to the layer, in the words of figures and in the order of the network: the small
  /// layers before it, its own function, the small layers behind it: `BN`, `ReLU`.
  ///
  /// - Parameter isTold: whether small layers of a kind, and functions, are to be told.
  package func notes(where isTold: (LayerCategory) -> Bool = { _ in true }) -> [String] {
    let small = attached.filter { isTold(LayerCategory(className: $0.className)) }
    func isBefore(_ layer: ModelLayer) -> Bool { (layer.calls.first ?? 0) < call }
    func words(_ layers: [ModelLayer]) -> [String] {
      layers.map { LayerNotation.word(for: $0.layer) }
    }
    // What an activation layer does is its name already.
    let own = category == .activation || !isTold(.activation) ? nil : layer.layer.activationFunction
    return words(small.filter(isBefore)) + [own?.title].compactMap(\.self)
      + words(small.filter { !isBefore($0) })
  }
}
