import Diagrams

/// The layered layout of a generated network.
struct LayoutBenchmark {
  let layerCount: Int

  func row() -> [String] {
    let network = NASNetLike(layerCount: layerCount)
    let graph = network.graph
    var crossings = 0
    let times = Times(runs: 11, warmUp: 1) { crossings = graph.layout().crossings }
    let layers = "\(network.layerCount)"
    return [
      "layout \(layers) layers", times.median.fixed(1) + " ms",
      times.least.fixed(1) + " ms", "\(crossings) crossings",
      PeakMemory.text(PeakMemory.own),
    ]
  }
}
