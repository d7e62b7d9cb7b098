import ModelDescription
import Scenes

/// A model as text for Mermaid, which web pages and wikis draw.
///
/// Mermaid refuses more than 500 edges and 50,000 characters unless its `maxEdges` and
/// `maxTextSize` are raised: enough for ResNet-50, too little for the largest networks.
public enum MermaidText {
  /// A flowchart with one node a layer: its name, its class and the shape that comes out. Kinds
  /// of layers have colours of their own.
  ///
  /// - Parameter title: Stands above the chart; the model's own name if `nil`.
  public static func text(
    of model: Model, title: String? = nil, direction: Direction = .topToBottom
  ) -> String {
    let categories = model.layers.map { LayerCategory(className: $0.className) }
    let nodes = zip(model.layers, categories).map { layer, category in
      "\(identifier(layer.index))[\"\(label(of: layer, in: model))\"]:::\(category.rawValue)"
    }
    let edges = model.layerLinks.map { "\(identifier($0.source)) --> \(identifier($0.target))" }
    let styles = LayerCategory.allCases.filter(categories.contains).map(style)
    let lines = nodes + edges + styles
    // Two quotes in a title would end it; YAML's single quotes are doubled.
    let quotedTitle = "'" + plain(title ?? model.name).replacing("'", with: "''") + "'"
    return "---\ntitle: \(quotedTitle)\n---\nflowchart \(direction.rawValue)\n"
      + lines.map { "  \($0)\n" }.joined()
  }

  /// Layers' names may be words that mean something to Mermaid, so nodes are numbered.
  private static func identifier(_ index: Int) -> String { "layer\(index)" }

  private static func label(of layer: ModelLayer, in model: Model) -> String {
    let calls = model.calls(of: layer)
    let shape = calls.count == 1 ? calls.first.map { model.batchedShape(of: $0).figureText } : nil
    let lines = ["<b>\(escaped(layer.name))</b>", escaped(layer.className)]
    return (lines + (shape.map { [escaped($0)] } ?? [])).joined(separator: "<br/>")
  }

  private static func style(of category: LayerCategory) -> String {
    let paint = Theme.light[category]
    let colors = "fill:#\(paint.fill.hexDigits),stroke:#\(paint.line.hexDigits)"
    return "classDef \(category.rawValue) \(colors),color:#\(paint.text.hexDigits)"
  }

  /// The text with all that means something in a label as the number of its character.
  private static func escaped(_ text: String) -> String {
    plain(text).unicodeScalars.reduce(into: "") { result, scalar in
      let hasMeaning = "\"#&<>`;\\".unicodeScalars.contains(scalar)
      result += hasMeaning ? "#\(scalar.value);" : String(scalar)
    }
  }

  /// The text in one line.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
