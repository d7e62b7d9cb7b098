import Foundation
import ModelDescription
import ModelFiles

/// The package's folder.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// A file of the package as text.
func packageText(_ path: String) throws -> String {
  try String(contentsOf: packageFolder.appendingPathComponent(path), encoding: .utf8)
}

/// The sentence that a wrong text gives.
func complaint(about text: String, fileName: String? = nil) -> String {
  do {
    _ = try NetworkText.model(from: text, fileName: fileName)
    return "no error"
  } catch {
    return error.description
  }
}

/// All that a text must keep: a line for each layer's class, name, weights and connections.
func outline(of model: Model) -> [String] {
  let layers = model.layers.map { layer in
    let calls = model.calls(of: layer).map { call in
      let sources = call.inputs.map { model.layers[model.calls[$0].layer].name }
      return "\(sources) \(call.inputShapes) -> \(call.outputShape)"
    }
    let weights = layer.layer.weights(for: model.calls(of: layer)[0].inputShapes)
    return "\(layer.name) \(layer.className) \(properties(of: layer.layer)) \(calls) \(weights)"
  }
  let inputs = model.inputs.map { model.layers[model.calls[$0].layer].name }
  let outputs = model.outputs.map { model.layers[model.calls[$0].layer].name }
  return layers + ["\(model.name): \(inputs) -> \(outputs)"]
}

/// Every stored property of a layer but what makes it itself.
private func properties(of layer: any Layer) -> String {
  Mirror(reflecting: layer).children.compactMap { child in
    guard let label = child.label, label != "identity", label != "name" else { return nil }
    if let inner = child.value as? any Layer { return "\(label)(\(properties(of: inner)))" }
    return "\(label)=\(child.value)"
  }.joined(separator: " ")
}

/// The number of weights, those that training does not change included.
func parameterCount(of model: Model) -> Int {
  model.layers.reduce(0) { sum, layer in
    let weights = layer.layer.weights(for: model.calls(of: layer)[0].inputShapes)
    return sum + weights.map(\.count).reduce(0, +)
  }
}
