import ModelDescription

extension FigureGraph.Node {
  /// Whether its weights serve in several places.
  package var isShared: Bool {
    layer.calls.count > 1 && !layer.layer.weights(for: inputShapes).isEmpty
  }

  /// Whether the edges of maps that it reads are cut off before.
  package var readsCropped: Bool { attached.contains { $0.layer is Cropping2D } }

  /// What belongs to the layer, in the words of figures and in the order of the network: the small
  /// layers before it, its own function, the small layers behind it: `BN`, `ReLU`. First of all
  /// whether its weights are shared.
  ///
  /// - Parameters:
  ///   - language: of words that are not of the notation.
  ///   - notation: the language of the notation itself; English where a legend explains it.
  ///   - isTold: whether small layers of a kind, and functions, are to be told. Cropping is always,
  ///     and padding beside it: without them, sizes do not agree.
  package func notes(
    in language: ExplanationLanguage, notation: ExplanationLanguage = .english,
    where isTold: (LayerCategory) -> Bool = { _ in true }
  ) -> [String] {
    let small = attached.filter {
      $0.layer is Cropping2D || readsCropped && $0.layer is ZeroPadding2D
        || isTold(LayerCategory(className: $0.className))
    }
    func isBefore(_ layer: ModelLayer) -> Bool { (layer.calls.first ?? 0) < call }
    func words(_ layers: [ModelLayer]) -> [String] {
      layers.map { LayerNotation.word(for: $0.layer, in: notation) }
    }
    // What an activation layer does is its name already.
    let own = category == .activation || !isTold(.activation) ? nil : layer.layer.activationFunction
    return (isShared ? [language == .chinese ? "共享权重" : "shared"] : [])
      + words(small.filter(isBefore)) + [own?.title].compactMap(\.self)
      + words(small.filter { !isBefore($0) })
  }
}
