import AlexViz

/// What is said, beside the results, of layers that are shown otherwise than was asked.
struct FeatureMapNotes {
  let leftOut: LeftOutLayers?
  let layersWithoutActivation: [String]

  init(_ network: FeatureMapNetwork) {
    leftOut = network.leftOut
    layersWithoutActivation = network.layersWithoutActivation
  }

  init(_ figures: FeatureMapFigures) {
    leftOut = figures.leftOut
    layersWithoutActivation = figures.layersWithoutActivation
  }

  func report() {
    if let leftOut { StandardStreams.report("alexviz: note: \(leftOut)") }
    guard !layersWithoutActivation.isEmpty else { return }
    let layers = NameList.text(layersWithoutActivation)
    StandardStreams.report(
      "alexviz: note: '--tap' changes nothing at \(layers): no activation belongs there")
  }
}
