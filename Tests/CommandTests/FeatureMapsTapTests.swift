import AlexViz
import Testing

@Suite("Before and after the activation")
struct FeatureMapsTapTests {
  private struct Weights: NamedTensors {
    let source = "by hand"
    let tensors: [String: Tensor]
    var names: [String] { Array(tensors.keys) }
    func tensor(named name: String) -> Tensor? { tensors[name] }
  }

  /// 3 and −2, doubled less one by each of two convolutions, of which the second, with a
  /// normalisation that halves, has its activation behind it: 5 and −5, then 9 and −1.
  private func figures(at point: TapPoint?) throws -> FeatureMapFigures {
    let input = Input(shape: [1, 2, 1])
    var x = Conv2D(filters: 1, kernelSize: (1, 1), activation: .relu, name: "inner")(input)
    x = Conv2D(filters: 1, kernelSize: (1, 1), name: "outer")(x)
    x = BatchNormalization(epsilon: 0, name: "norm")(x)
    x = ReLU(name: "relu")(x)
    let model = try Model(
      inputs: input, outputs: MaxPooling2D(poolSize: (1, 1), name: "pool")(x))
    let kernel = Tensor(shape: [1, 1, 1, 1], floats: [2])
    func number(_ number: Float) -> Tensor { Tensor(shape: [1], floats: [number]) }
    let weights = Weights(tensors: [
      "inner/kernel": kernel, "inner/bias": number(-1), "outer/kernel": kernel,
      "outer/bias": number(-1), "norm/gamma": number(1), "norm/beta": number(0),
      "norm/moving_mean": number(0), "norm/moving_variance": number(4),
    ])
    var options = FeatureMapFigures.Options()
    options.layers = ["inner", "outer", "relu", "pool"]
    options.tapPoint = point
    return try FeatureMapFigures(
      model: model, title: "by hand", weights: weights,
      inputs: { [.tensor(Tensor(shape: [1, 2, 1], floats: [3, -2]))] }, inputName: "numbers",
      options: options)
  }

  @Test("Before it are a convolution's sums, and what goes into an activation")
  func before() throws {
    let figures = try figures(at: .pre)
    #expect(figures.activations["inner"]?.floats() == [5, -5])
    #expect(figures.activations["outer"]?.floats() == [9, -1])
    // What goes into the activation comes from the normalisation.
    #expect(figures.activations["norm"]?.floats() == [4.5, -0.5])
    #expect(figures.activations["relu"] == nil)
    #expect(figures.names == ["inner", "outer", "relu", "pool", "overview"])
    #expect(figures.layersWithoutActivation == ["pool"])
  }

  @Test("After it is what the activation gives, be it part of the layer or behind it")
  func after() throws {
    let figures = try figures(at: .post)
    #expect(figures.activations["inner"]?.floats() == [5, 0])
    #expect(figures.activations["outer"] == nil)
    #expect(figures.activations["relu"]?.floats() == [4.5, 0])
    #expect(figures.activations["pool"]?.floats() == [4.5, 0])
  }

  @Test("Without a choice each layer gives its own numbers")
  func own() throws {
    let figures = try figures(at: nil)
    #expect(figures.activations["inner"]?.floats() == [5, 0])
    #expect(figures.activations["outer"]?.floats() == [9, -1])
  }

  @Test(
    "Titles say which it is", arguments: [(TapPoint.pre, "before ReLU"), (.post, "after ReLU")])
  func titles(point: TapPoint, words: String) throws {
    let figures = try figures(at: point)
    let titles = try (0..<4).map {
      try figures.figure($0, measuring: PangoTextMeasurer()).scene.title
    }
    #expect(titles.map { $0.hasSuffix(words) } == [true, true, true, false])
  }
}
