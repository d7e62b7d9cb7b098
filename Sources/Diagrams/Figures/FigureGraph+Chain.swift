import ModelDescription

extension FigureGraph {
  /// The main layers in their order, for styles that draw one after another.
  ///
  /// - Parameter style: the style's name, for the error.
  /// - Throws: `FigureError.notAChain` where ways part or meet, or a layer is applied twice.
  func chain(for style: String) throws(FigureError) -> [Node] {
    for (index, node) in nodes.enumerated() {
      if node.layer.calls.count > 1 || node.inputs.count > 1 || index > 0 && node.inputs.isEmpty {
        throw .notAChain(style: style, layer: node.layer.name)
      }
      if let source = node.inputs.first, source != index - 1 {
        throw .notAChain(style: style, layer: nodes[source].layer.name)
      }
    }
    return nodes
  }
}
