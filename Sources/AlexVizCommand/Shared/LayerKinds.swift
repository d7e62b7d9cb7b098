import AlexViz

extension ModelLayer {
  /// The words that choose all layers of this one's kind, in small letters: what it is for (`conv`,
  /// `pool`, `activation`), its class as Keras names it, and the function of an activation (`relu`).
  var kinds: Set<String> {
    let category = LayerCategory(className: className)
    var words: Set = [category.rawValue, className.lowercased()]
    if category == .activation, let function = layer.activationFunction {
      words.insert(function.rawValue)
    }
    return words
  }
}
