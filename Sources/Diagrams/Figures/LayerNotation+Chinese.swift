import ModelDescription

extension LayerNotation {
  /// The layer in the notation of a language, for figures without a legend: `11×11 conv, 96, s4` is
  /// `11×11 卷积，96 通道，步长 4`.
  func text(in language: ExplanationLanguage) -> String {
    guard language == .chinese else { return text }
    let operation = operation(in: .chinese)
    let isConvolution = LayerCategory(className: layer.className) == .convolution
    let head =
      LayerCategory(className: layer.className) == .dense
      ? [operation, filters] : [kernel, operation]
    let marks: [(LabelField, (String) -> String)] = [
      (.stride, { "步长 \($0)" }), (.dilation, { "膨胀率 \($0)" }), (.groups, { "\($0) 组" }),
    ]
    let tail = marks.compactMap { field, words in
      isImplied(field) ? nil : value(of: field).map(words)
    }
    let channels = isConvolution ? filters.map { "\($0) 通道" } : nil
    return ([head.compactMap(\.self).joined(separator: " ")] + [channels].compactMap(\.self) + tail)
      .joined(separator: "，")
  }

  /// What the layer does, in the word of a language.
  func operation(in language: ExplanationLanguage) -> String {
    guard language == .chinese else { return operation }
    return category == .output
      ? LayerCategory.output.word(in: .chinese) : LayerNotation.word(for: layer.layer, in: .chinese)
  }

  /// The word for what a layer does, in a language. Functions keep their names.
  static func word(for layer: any Layer, in language: ExplanationLanguage) -> String {
    let hasWord = language == .chinese && LayerCategory(className: layer.className) != .activation
    let name = OperationName.text(className: layer.className, in: .chinese)
    return hasWord && name != layer.className ? name : word(for: layer)
  }
}
