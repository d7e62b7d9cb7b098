import ModelDescription

extension FigureGraph {
  /// The main layers in their order, for styles that draw one after another.
  ///
  /// - Parameter style: the style's name, for the error.
  /// - Throws: `FigureError.notAChain` where ways part or meet, or a layer is applied twice.
  func chain(for style: String) throws(FigureError) -> [Node] {
    for (index, node) in nodes.enumerated() {
      guard node.layer.calls.count == 1, node.inputs == (index == 0 ? [] : [index - 1]) else {
        let source = node.inputs.count == 1 ? node.inputs.first : nil
        let culprit = source.map { nodes[$0] } ?? node
        throw .notAChain(style: style, layer: culprit.layer.name)
      }
    }
    return nodes
  }
}
