import ModelDescription

/// A model as text for Graphviz.
///
/// The labels, attributes and defaults are those of Keras's `model_to_dot`, so `dot -Tpng` draws
/// the picture of `plot_model`. Nodes are named after their layers, so the same model always
/// gives the same text.
public enum DotText {
  /// The text of a `.dot` file: one node a layer, one edge for each pair of layers that are
  /// connected.
  ///
  /// - Parameter title: The graph's name; the model's own if `nil`.
  public static func text(
    of model: Model, options: PlotModelOptions = PlotModelOptions(), title: String? = nil
  ) -> String {
    let lines =
      [graphAttributes(options), "node [shape=record];"]
      + model.layers.map {
        node($0, of: model, options: options)
      } + model.layerLinks.map { edge($0, of: model, look: options.look) }
    return "digraph \(DotQuoting.identifier(title ?? model.name)) {\n"
      + lines.map { "  \($0)\n" }.joined() + "}\n"
  }

  private static func graphAttributes(_ options: PlotModelOptions) -> String {
    let splines = options.look == .keras3 ? ", splines=ortho" : ""
    let attributes = "concentrate=true, dpi=\(Int(options.look.dpi))"
    return "graph [\(attributes), rankdir=\(options.direction.rawValue)\(splines)];"
  }

  private static func node(
    _ layer: ModelLayer, of model: Model, options: PlotModelOptions
  ) -> String {
    let label = LayerLabel(layer, of: model, look: options.look)
    let name = DotQuoting.identifier(layer.name)
    switch options.look {
    case .keras3:
      let font = DotQuoting.identifier(options.fontFamily ?? "Helvetica")
      let table = DotTable(label: label, options: options).text
      return "\(name) [border=0, fontname=\(font), label=\(table), margin=0];"
    case .keras2:
      let font = options.fontFamily.map { "fontname=\(DotQuoting.identifier($0)), " } ?? ""
      let record = DotRecord(label: label, options: options).text
      return "\(name) [\(font)label=\"\(record)\"];"
    }
  }

  private static func edge(
    _ link: LayerLink, of model: Model, look: PlotModelOptions.Look
  ) -> String {
    let (source, target) = (model.layers[link.source].name, model.layers[link.target].name)
    let pen = look == .keras3 ? " [penwidth=2]" : ""
    return "\(DotQuoting.identifier(source)) -> \(DotQuoting.identifier(target))\(pen);"
  }
}
