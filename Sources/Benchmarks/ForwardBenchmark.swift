import AlexViz

/// Passes from conv1 to pool5 in a warm process, all eight layers handed out.
struct ForwardBenchmark {
  let batch: Int

  func row() throws -> [String] {
    let model = try Network.model()
    let compiled = try CompiledModel(
      model, weights: try Network.weights(for: model), taps: Network.layers, batchSize: batch,
      purpose: .manyPasses)
    let inputs = Array(repeating: Network.input, count: batch)
    let times = try Times(runs: batch == 1 ? 100 : 20, warmUp: 3) {
      _ = try compiled.run(batch: inputs)
    }
    let speed = Network.operations(of: model) * Double(batch) / times.median / 1e6
    return [
      "forward conv1…pool5, batch \(batch)", times.median.fixed(2) + " ms",
      times.least.fixed(2) + " ms", speed.fixed(0) + " GFLOP/s",
      PeakMemory.text(PeakMemory.own),
    ]
  }
}
