import ModelDescription
import Scenes

/// The group of all elements that show one layer: its identifier, classes and description.
enum LayerGroup {
  /// - Returns: a group named `layer-<name>`, with the classes `layer`, the kind and the class, and
  ///   a description of several lines: name and class, shape, parameters, multiply-accumulates.
  static func group(
    _ layer: ModelLayer, of model: Model, language: ExplanationLanguage, elements: [Element]
  ) -> Group {
    Group(
      identifier: "layer-\(layer.name)",
      classes: [
        "layer", LayerCategory(className: layer.className).rawValue, layer.className.lowercased(),
      ],
      title: description(of: layer, in: model, language: language), elements: elements)
  }

  private static func description(
    of layer: ModelLayer, in model: Model, language: ExplanationLanguage
  ) -> String {
    let call = model.calls(of: layer).first
    let parameters = model.weights(of: layer).reduce(0) { $0 + $1.count }
    let isChinese = language == .chinese
    var lines = ["\(layer.name) (\(layer.className))"]
    if let call {
      lines.append((isChinese ? "输出 " : "Output ") + model.batchedShape(of: call).figureText)
    }
    if parameters > 0 {
      lines.append((isChinese ? "参数 " : "Parameters ") + NumberText.grouped(parameters))
    }
    if let products = model.multiplyAccumulates(of: layer), products > 0 {
      lines.append((isChinese ? "乘加 " : "MACs ") + NumberText.grouped(products))
    }
    return lines.joined(separator: "\n")
  }
}
