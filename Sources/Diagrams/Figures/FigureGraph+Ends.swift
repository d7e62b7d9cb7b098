import ModelDescription
import Scenes
import Spelling

extension FigureGraph {
  /// The result of the model that a node, or what belongs to it, gives: an index into
  /// `Model.calls`.
  func output(of node: Node) -> Int? {
    ([node.call] + node.attached.flatMap(\.calls)).last(where: model.outputs.contains)
  }

  /// What a node's box says first: the label that was asked for, or the notation. Where the model
  /// has several inputs or outputs, their names come before the notation.
  ///
  /// - Parameter language: of the notation; English where a legend explains it.
  func label(
    of node: Node, pattern: LabelPattern?, in language: ExplanationLanguage = .english,
    on sheet: Sheet
  ) -> String {
    let notation = LayerNotation(node, of: model)
    if let text = pattern?.text(for: notation) { return text }
    let text = notation.text(in: language)
    guard let name = endName(of: node) else { return text }
    let shortName = Typesetting(measuring: sheet.measuring).shortenedInside(
      visible(name), font: sheet.font(), limit: 12 * sheet.fontSize)
    return shortName + (sheet.language == .chinese ? "：" : ": ") + text
  }

  /// The name that tells an input or an output of the model from its others.
  private func endName(of node: Node) -> String? {
    if model.inputs.count > 1, model.inputs.contains(node.call) { return node.layer.name }
    guard model.outputs.count > 1, let output = output(of: node) else { return nil }
    return model.layers[model.calls[output].layer].name
  }
}
