import AlexViz

/// One pass in a process of its own, from reading the weights to the last pool.
enum FirstPass {
  /// The argument that makes this program run the pass and nothing else.
  static let argument = "first-pass"

  static func run() throws {
    let model = try Network.model()
    let compiled = try CompiledModel(
      model, weights: try Network.weights(for: model), taps: Network.layers)
    _ = try compiled.run(Network.input)
  }
}
