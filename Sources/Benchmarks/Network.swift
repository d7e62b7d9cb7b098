import AlexViz

/// What all forward passes here run: the convolutions and pools of the article's AlexNet.
enum Network {
  static let layers = ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5"]

  static func model() throws -> Model { try BuiltInModel.alexNet.model() }

  /// The bundled weights, or reproducible ones.
  static func weights(for model: Model) throws -> any NamedTensors {
    if let file = Files.asset("weights/alexnet-convolutions.safetensors") {
      return try SafetensorsFile(path: file)
    }
    return RandomWeights(seed: 0, for: model)
  }

  /// A picture of grey waves; what is in it does not change the time.
  static let input = Tensor(
    shape: [227, 227, 3], floats: (0..<227 * 227 * 3).map { Float($0 % 255) / 128 - 1 })

  /// Floating-point operations for one example: two for each multiply-accumulate.
  static func operations(of model: Model) -> Double {
    var sum = 0
    for layer in model.layers where layers.contains(layer.name) {
      for call in model.calls(of: layer) {
        sum += layer.layer.multiplyAccumulates(from: call.inputShapes, to: call.outputShape) ?? 0
      }
    }
    return 2 * Double(sum)
  }
}
