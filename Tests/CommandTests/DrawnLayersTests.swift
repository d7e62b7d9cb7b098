import AlexViz
import Testing

@Suite("Which layers are drawn, and by whose range")
struct DrawnLayersTests {
  private struct Weights: NamedTensors {
    let source = "by hand"
    let names = ["conv/kernel", "conv/bias"]
    func tensor(named name: String) -> Tensor? {
      name == "conv/kernel"
        ? Tensor(shape: [1, 1, 1, 1], floats: [2]) : Tensor(shape: [1], floats: [0])
    }
  }

  /// −5 and 3, doubled by a convolution; the pool takes the larger of both; the numbers in a row are
  /// no maps.
  private func figures(
    _ layers: [String], as kind: FeatureMapFigureKind = .grids
  ) throws -> FeatureMapFigures {
    let input = Input(shape: [1, 2, 1])
    let conv = Conv2D(filters: 1, kernelSize: (1, 1), name: "conv")(input)
    let model = try Model(
      inputs: input,
      outputs: [
        MaxPooling2D(poolSize: (1, 2), name: "pool")(conv),
        Reshape(targetShape: [2, 1], name: "row")(conv),
      ])
    var options = FeatureMapFigures.Options()
    (options.layers, options.kind) = (layers, kind)
    return try FeatureMapFigures(
      model: model, title: "by hand", weights: Weights(),
      inputs: { [.tensor(Tensor(shape: [1, 2, 1], floats: [-5, 3]))] }, inputName: "numbers",
      options: options)
  }

  /// The convolution's largest magnitude is 10, so that 6 stands at (6 + 10.1) / 20.2 of 256 colours;
  /// by itself it would stand at (6 + 6.1) / 12.2.
  @Test("CNN Explainer's range is that of the layer before in the network, not in the list")
  func range() throws {
    let figures = try figures(["pool", "conv"], as: .recipe(.cnnexplainer()))
    #expect(figures.names == ["pool", "conv"])
    let scene = try figures.figure(0, measuring: PangoTextMeasurer()).scene
    guard case .picture(let picture)? = scene.elements.first,
      case .indexed(let levels, _) = picture.raster.pixels
    else {
      Issue.record("the figure is no picture of levels")
      return
    }
    #expect(levels == [204])
  }

  @Test("Where no layer can be drawn an overview is left, or it is said why there is nothing")
  func nothing() throws {
    let overview = try figures(["row"])
    #expect(overview.names == ["overview"])
    #expect(overview.undrawnLayers == ["row"])
    let error = #expect(throws: FeatureMapFigureError.self) {
      try figures(["row"], as: .recipe(.caffe))
    }
    #expect(error == .nothingToDraw(noMaps: ["row"], unplaced: []))
    #expect(error?.description == "there is nothing to draw: no maps come from row")
  }
}
