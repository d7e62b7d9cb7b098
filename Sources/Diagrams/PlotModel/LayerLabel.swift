import ModelDescription

/// What `plot_model` says about one layer.
struct LayerLabel {
  let name: String
  let className: String

  /// The function, for layers that have such an argument.
  let activation: String?

  /// The shapes in Python's spelling; `nil` for the input of a layer that begins a model.
  let inputShape: String?
  let outputShape: String
  let hasWeights: Bool
  let isTrainable: Bool

  /// The type of the numbers. All are 32-bit here.
  let dtype = "float32"

  init(_ layer: ModelLayer, of model: Model, look: PlotModelOptions.Look) {
    name = look == .keras2 ? model.keras2Name(of: layer) : layer.name
    className = layer.className
    activation = layer.layer.activationFunction?.rawValue
    hasWeights = !model.weights(of: layer).isEmpty
    isTrainable = layer.layer.isTrainable
    let calls = model.calls(of: layer)
    guard let call = calls.first, calls.count == 1 else {
      // Keras gives no shapes for a layer that is applied more than once.
      inputShape = look == .keras3 ? "?" : "multiple"
      outputShape = inputShape ?? "?"
      return
    }
    let output = call.outputShape.description
    if layer.layer is InputLayer {
      outputShape = look == .keras2 ? "[\(output)]" : output
      inputShape = look == .keras2 ? outputShape : nil
    } else {
      outputShape = output
      let inputs = call.inputShapes.map(\.description)
      inputShape = inputs.count == 1 ? inputs[0] : "[" + inputs.joined(separator: ", ") + "]"
    }
  }
}
