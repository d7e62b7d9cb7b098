import Spelling

extension Model {
  /// The model explained layer by layer: the arithmetic behind each shape, the parameters, the
  /// multiply-accumulates and what a number sees of the picture, all formulas filled in.
  ///
  /// - Parameters:
  ///   - title: the first line; the model's name if `nil`.
  ///   - note: a paragraph below the title, such as `BuiltInModel.shapesNote`.
  ///   - numbered: whether layers are counted.
  public func shapesText(
    language: ExplanationLanguage = .english, title: String? = nil, note: String? = nil,
    numbered: Bool = true
  ) -> String {
    let phrases = language.phrases
    let numbers = layerNumbers()
    var paragraphs = [title ?? visible(name), phrases.introduction]
    if let note { paragraphs.append(note) }
    for layer in layers {
      let number = numbered ? "\(layer.index + 1). " : ""
      let indentation = String(repeating: " ", count: max(2, number.count))
      let lines = paragraph(about: layer, numbers: numbers[layer.index], phrases)
      paragraphs.append(number + lines.joined(separator: "\n" + indentation))
    }
    let weighted = weightedLayers
    let convolutions = weighted.count { $0.layer.isConvolution }
    paragraphs.append(
      [
        phrases.totals(
          parameters: parameterCount, areAll: uncountedLayers.isEmpty,
          multiplyAccumulates: multiplyAccumulates),
        phrases.weightedLayers(
          convolutions: convolutions, dense: weighted.count - convolutions),
      ].joined(separator: "\n"))
    return paragraphs.joined(separator: "\n\n")
  }

  /// The heading and the sentences about one layer.
  private func paragraph(
    about layer: ModelLayer, numbers: LayerNumbers, _ phrases: any ExplanationPhrases
  ) -> [String] {
    let calls = calls(of: layer)
    guard let call = calls.first else { return [visible(layer.name)] }
    let facts = LayerFacts(
      layer: layer.layer, call: call, arithmetic: shapeArithmetic(of: call), numbers: numbers)
    func inputs(_ call: ModelCall) -> [String] {
      batchedInputShapes(of: call).map(LayerFacts.shape)
    }
    func output(_ call: ModelCall) -> String { LayerFacts.shape(batchedShape(of: call)) }
    let heading = phrases.heading(
      name: visible(layer.name), className: visible(layer.className), inputs: inputs(call),
      output: output(call))
    let sentences = [
      phrases.action(of: facts), phrases.size(of: facts), phrases.parameters(of: facts),
      phrases.costs(of: facts),
    ]
    let reuses = calls.dropFirst().map {
      phrases.reuse(inputs: inputs($0), output: output($0))
    }
    return [heading] + sentences.compactMap(\.self) + reuses
  }
}
