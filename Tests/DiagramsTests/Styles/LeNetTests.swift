import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("The lenet figure")
struct LeNetTests {
  private func figure(
    _ model: Model, seed: UInt64 = 1998, options: FigureOptions = FigureOptions()
  ) throws -> Figure {
    try Figure(
      of: model, style: LeNetFigure(seed: seed), name: "model", options: options,
      measuring: PangoTextMeasurer())
  }

  private func strings(_ figure: Figure) -> [String] {
    figure.scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  private func elements(of layer: String, in figure: Figure) throws -> [Element] {
    try #require(
      figure.scene.elements.lazy.compactMap { element -> [Element]? in
        guard case .group(let group) = element, group.identifier == "layer-\(layer)" else {
          return nil
        }
        return group.elements
      }.first)
  }

  /// The frames of a layer's boxes in the order in which they are drawn: the maps behind the front
  /// one, then the patch on the map before, then the place that it makes.
  private func boxes(of layer: String, in figure: Figure) throws -> [Rectangle] {
    try elements(of: layer, in: figure).compactMap { element in
      if case .box(let box) = element { box.frame } else { nil }
    }
  }

  /// The front map of a layer.
  private func front(of layer: String, in figure: Figure) throws -> Rectangle {
    let paths = try elements(of: layer, in: figure).compactMap { element -> Rectangle? in
      guard case .path(let shape) = element, shape.fill != nil else { return nil }
      let points = shape.path.steps.compactMap { step -> Point? in
        switch step {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      return Rectangle(around: points)
    }
    return try #require(paths.first)
  }

  // LeCun et al. 1998, figure 2.
  @Test("LeNet-5 has the labels of the figure of 1998")
  func leNet5() throws {
    let strings = strings(try figure(BuiltInModel.leNet5.model()))
    for label in [
      "1@32×32", "C1: feature maps", "6@28×28", "6@14×14", "16@10×10", "16@5×5", "F6", "84", "10",
    ] {
      #expect(strings.count { $0 == label } == 1, "\(label)")
    }
    #expect(strings.count { $0 == "Convolution" } == 3)
    #expect(strings.filter { $0 == "Full" || $0 == "Full connection" }.count == 2)
  }

  @Test("AlexNet's stacks carry their maps and sizes, its strips their units")
  func alexNet() throws {
    let strings = strings(try figure(BuiltInModel.alexNet.model()))
    let expected = [
      "3@227×227": 1, "96@55×55": 1, "96@27×27": 1, "256@27×27": 1, "256@13×13": 2,
      "384@13×13": 2, "256@6×6": 1, "4096": 2, "1000": 1, "11×11, s4": 1, "5×5": 1, "3×3": 3,
      "3×3, s2": 3, "Max pooling": 3, "Convolution": 5,
    ]
    for (label, count) in expected {
      #expect(strings.count { $0 == label } == count, "\(label)")
    }
  }

  @Test("A stack shows few maps as they are and at most twelve")
  func maps() throws {
    let figure = try figure(BuiltInModel.alexNet.model())
    // The input has no patch before it: two maps behind the front one.
    #expect(try boxes(of: "input", in: figure).count == 2)
    for layer in ["conv1", "conv3", "pool5"] {
      // A patch and its target are boxes, too.
      let behind = try boxes(of: layer, in: figure).count - 2
      #expect((8...11).contains(behind), "\(layer)")
    }
  }

  @Test(
    "A patch is as large on its map as the kernel or pool on the numbers",
    arguments: [
      ("conv1", "input", 11, 227), ("pool1", "conv1", 3, 55), ("conv2", "pool1", 5, 27),
      ("conv4", "conv3", 3, 13),
    ])
  func patches(layer: String, before: String, kernel: Int, size: Int) throws {
    let share = Double(kernel) / Double(size)
    let figure = try figure(BuiltInModel.alexNet.model())
    let map = try front(of: before, in: figure)
    let patch = try #require(try boxes(of: layer, in: figure).dropLast().last)
    #expect(abs(patch.width / map.width - share) < 1e-6)
    #expect(abs(patch.height / map.height - share) < 1e-6)
    #expect(map.contains(patch))
  }

  @Test("Sides go with the square root of sizes")
  func sides() throws {
    let figure = try figure(BuiltInModel.alexNet.model())
    let (large, small) = (try front(of: "input", in: figure), try front(of: "pool5", in: figure))
    #expect(abs(small.width / large.width - (6.0 / 227).squareRoot()) < 1e-6)
  }

  @Test("A seed fixes the places of all patches, another seed changes them")
  func seeds() throws {
    let model = try BuiltInModel.alexNet.model()
    let first = try figure(model, seed: 7).scene.elements
    #expect(try figure(model, seed: 7).scene.elements == first)
    #expect(try figure(model, seed: 8).scene.elements != first)
  }

  @Test("A narrow page gets rows, joined by arrows, and keeps legible texts")
  func rows() throws {
    let model = try BuiltInModel.vgg16.model()
    let figure = try figure(model, options: FigureOptions(width: 3.33 * 72))
    let turns = figure.scene.elements.flatMap { element -> [Arrow] in
      guard case .group(let group) = element else { return [] }
      return group.elements.compactMap { if case .arrow(let arrow) = $0 { arrow } else { nil } }
    }
    #expect(turns.count >= 2)
    #expect(figure.warnings == [])
  }

  /// Chains with something unusual.
  private func unusual() throws -> [Model] {
    let wide = Input(shape: [20, 300, 2])
    let long = Conv2D(
      filters: 5, kernelSize: (3, 31), name: "a_name_that_is_much_longer_than_its_stack")(wide)
    let open = Input(shape: [nil, nil, 3])
    let pooled = AdaptiveAveragePooling2D(outputSize: (7, 7))(open)
    let deep = Conv2D(filters: 4000, kernelSize: (3, 3))(pooled)
    let tiny = Input(shape: [1, 1, 1])
    return [
      try Model(inputs: wide, outputs: long),
      try Model(inputs: wide, outputs: GlobalMaxPooling2D()(long)),
      try Model(inputs: open, outputs: Dense(units: 1)(Flatten()(deep))),
      try Model(inputs: tiny, outputs: Conv2D(filters: 1, kernelSize: (1, 1))(tiny)),
    ]
  }

  @Test("Unusual chains are drawn without overlaps by both styles of stacks and towers")
  func unusualChains() throws {
    for model in try unusual() {
      for width in [nil, 3.33 * 72] {
        let options = FigureOptions(language: .chinese, width: width)
        let lenet = try figure(model, options: options)
        #expect(FigureChecks(scene: lenet.scene).problems() == [])
        let towers = try Figure(
          of: model, style: TwoGPUFigure(), name: "model", options: options,
          measuring: PangoTextMeasurer())
        #expect(FigureChecks(scene: towers.scene).problems() == [])
      }
    }
  }

  @Test("A layer that is applied twice or joins ways is named in the refusal")
  func refused() throws {
    let input = Input(shape: [8, 8, 3])
    let shared = Conv2D(filters: 3, kernelSize: (3, 3), padding: .same, name: "shared")
    let twice = try Model(inputs: input, outputs: shared(shared(input)))
    #expect(throws: FigureError.notAChain(style: "lenet", layer: "shared")) { try figure(twice) }
    let sum = try Model(inputs: input, outputs: Add(name: "sum")([shared(input), input]))
    #expect(throws: FigureError.notAChain(style: "lenet", layer: "sum")) { try figure(sum) }
  }

  @Test(
    "Every chain is clear in every theme, language and at every width",
    arguments: BuiltInTheme.allCases)
  func clear(theme: BuiltInTheme) throws {
    for network in BuiltInModel.allCases {
      let model = try network.model()
      guard FigureGraph(model).isChain else { continue }
      for language in ExplanationLanguage.allCases {
        for width in [nil, 3.33 * 72, 6.5 * 72] {
          let options = FigureOptions(
            theme: theme.theme, title: "卷积神经网络", language: language, width: width)
          let problems = FigureChecks(scene: try figure(model, options: options).scene).problems()
          #expect(problems == [], "\(network.rawValue)")
        }
      }
    }
  }
}
