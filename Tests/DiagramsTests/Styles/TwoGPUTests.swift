import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("The two-gpu figure")
struct TwoGPUTests {
  private func figure(
    _ model: Model, _ edition: TwoGPUFigure.Edition = .corrected,
    options: FigureOptions = FigureOptions()
  ) throws -> Figure {
    try Figure(
      of: model, style: TwoGPUFigure(edition: edition), name: "model", options: options,
      measuring: PangoTextMeasurer())
  }

  /// How often each text stands in a figure.
  private func counts(_ figure: Figure) -> [String: Int] {
    figure.scene.elements.flatMap(\.texts).reduce(into: [:]) { counts, text in
      counts[text.runs.map(\.string).joined(), default: 0] += 1
    }
  }

  @Test("Words below a low slab keep clear of the number beside the high one before it")
  func wordsBesideNumbers() throws {
    let input = Input(shape: [40, 300, 1])
    var x = Conv2D(filters: 64, kernelSize: (3, 5), padding: .same)(input)
    x = MaxPooling2D(poolSize: (2, 6))(x)
    x = Conv2D(filters: 128, kernelSize: (3, 3), strides: (2, 1), padding: .same)(x)
    x = Dense(units: 35)(GlobalAveragePooling2D()(x))
    let problems = try FigureChecks(scene: figure(Model(inputs: input, outputs: x)).scene)
      .problems()
    #expect(problems == [])
  }

  private func group(_ name: String, in elements: [Element]) throws -> Group {
    try #require(
      elements.lazy.compactMap { element -> Group? in
        guard case .group(let group) = element, group.identifier == name else { return nil }
        return group
      }.first)
  }

  /// The upright rectangles among the filled paths of a layer: the fronts of its slabs.
  private func fronts(of layer: String, in figure: Figure) throws -> [Rectangle] {
    try group("layer-\(layer)", in: figure.scene.elements).elements.compactMap { element in
      guard case .path(let shape) = element, shape.fill != nil else { return nil }
      let points = shape.path.steps.compactMap { step -> Point? in
        switch step {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      let bounds = try #require(Rectangle(around: points))
      let isUpright = points.allSatisfy { point in
        (abs(point.x - bounds.minX) < 0.01 || abs(point.x - bounds.maxX) < 0.01)
          && (abs(point.y - bounds.minY) < 0.01 || abs(point.y - bounds.maxY) < 0.01)
      }
      return isUpright ? bounds : nil
    }
  }

  // Krizhevsky et al. 2012, figure 2: both towers alike, each side of a slab with its number.
  @Test("AlexNet has each number and word of the paper's figure, in each tower")
  func numbers() throws {
    let counts = counts(try figure(BuiltInModel.alexNet2012.model()))
    #expect(
      counts == [
        "227": 2, "3": 1 + 2 * 2 * 3, "11": 2, "Stride of 4": 1,
        "55": 2 * 2, "48": 2, "5": 2 * 2,
        "27": 2 * 2, "128": 2 * 2,
        "13": 2 * 2 * 3, "192": 2 * 2, "Max pooling": 2 * 3,
        "2048": 2 * 2, "1000": 1, "dense": 3,
      ])
  }

  @Test("As printed, the input is 224 and the rest stays")
  func printed() throws {
    let model = try BuiltInModel.alexNet2012.model()
    var expected = counts(try figure(model))
    expected["224"] = expected.removeValue(forKey: "227")
    #expect(counts(try figure(model, .asPrinted)) == expected)
  }

  @Test("As printed, the upper tower's first slab is cut off at the top, and no other")
  func cropped() throws {
    let model = try BuiltInModel.alexNet2012.model()
    let (whole, cut) = (try figure(model), try figure(model, .asPrinted))
    func heights(_ figure: Figure, _ layer: String) throws -> [Double] {
      let groups = try group("layer-\(layer)", in: figure.scene.elements)
      return groups.elements.compactMap { element in
        guard case .path(let shape) = element, shape.fill != nil else { return nil }
        return element.bounds(measuring: PangoTextMeasurer())?.height
      }
    }
    #expect(cut.scene.size.height < whole.scene.size.height - 5)
    #expect(try heights(cut, "conv1") != heights(whole, "conv1"))
    for layer in ["input", "conv2", "conv3", "fc6", "fc8"] {
      let (before, after) = (try heights(whole, layer), try heights(cut, layer))
      #expect(before.count == after.count)
      #expect(zip(before, after).allSatisfy { abs($0 - $1) < 0.01 }, "\(layer)")
    }
  }

  @Test("Heights and thicknesses go with the square roots of sizes and channels")
  func proportions() throws {
    let figure = try figure(BuiltInModel.alexNet2012.model())
    let input = try #require(try fronts(of: "input", in: figure).first)
    let layers = [
      ("conv1", 55.0, 48.0), ("conv2", 27, 128), ("conv3", 13, 192), ("conv5", 13, 128),
    ]
    for (layer, size, channels) in layers {
      // The fronts of the kernels' cubes are no upright rectangles: they lie on the right faces.
      let slabs = try fronts(of: layer, in: figure)
      #expect(slabs.count == 2, "\(layer)")
      for slab in slabs {
        #expect(abs(slab.height / input.height - (size / 227).squareRoot()) < 0.001)
        #expect(abs(slab.width / input.width - (channels / 3).squareRoot()) < 0.05)
      }
    }
  }

  @Test("Kernels lead into the other tower only where the layer has one group")
  func crossings() throws {
    let elements = try figure(BuiltInModel.alexNet2012.model()).scene.elements
    // A pyramid has four edges: one for each corner of a kernel.
    func pyramids(_ layer: String) throws -> Int {
      try group("layer-\(layer)", in: elements).elements.count { element in
        guard case .path(let shape) = element, shape.fill == nil else { return false }
        let isOpen = !shape.path.steps.contains(.close)
        return isOpen && shape.stroke?.dashes.isEmpty == true
      } / 4
    }
    #expect(try pyramids("conv1") == 2)
    #expect(try pyramids("conv2") == 2)
    #expect(try pyramids("conv3") == 4)
    #expect(try pyramids("conv4") == 2)
    #expect(try pyramids("conv5") == 2)
    func arrows(_ layer: String) throws -> Int {
      try group("layer-\(layer)", in: elements).elements.count {
        if case .arrow = $0 { true } else { false }
      }
    }
    #expect(try arrows("fc6") == 4)
    #expect(try arrows("fc7") == 4)
    #expect(try arrows("fc8") == 2)
  }

  @Test("Without groups there is one tower")
  func oneTower() throws {
    let counts = counts(try figure(BuiltInModel.alexNet.model()))
    #expect(counts["96"] == 1)
    #expect(counts["4096"] == 2)
    #expect(counts["55"] == 2)
  }

  /// A chain of two convolutions with groups.
  private func grouped(_ groups: (Int, Int), size: [Int?] = [32, 48, 24]) throws -> Model {
    let input = Input(shape: size)
    var x = Conv2D(filters: 48, kernelSize: (3, 5), groups: groups.0)(input)
    x = Conv2D(filters: 24, kernelSize: (1, 1), strides: (2, 1), groups: groups.1)(x)
    return try Model(inputs: input, outputs: Dense(units: 7)(Flatten()(x)))
  }

  @Test("Three and four groups make as many towers, even where they do not agree")
  func manyTowers() throws {
    for (groups, towers) in [((3, 3), 3), ((4, 2), 4), ((2, 3), 3), ((1, 4), 4)] {
      let figure = try figure(grouped(groups))
      #expect(counts(figure)["\(48 / towers)"] == towers, "\(groups)")
      #expect(FigureChecks(scene: figure.scene).problems() == [], "\(groups)")
    }
  }

  @Test("More than four groups are refused in one sentence")
  func tooMany() throws {
    let model = try grouped((8, 1))
    #expect(
      throws: FigureError.tooManyGroups(style: "two-gpu", layer: "conv2d", groups: 8, limit: 4)
    ) { try figure(model) }
  }

  @Test("Networks that are no chains, or have no feature maps, are refused")
  func refused() throws {
    let resnet = try BuiltInModel.resNet18.model()
    #expect {
      try figure(resnet)
    } throws: { error in
      if case FigureError.notAChain(style: "two-gpu", _) = error { true } else { false }
    }
    let numbers = Input(shape: [10])
    let perceptron = try Model(inputs: numbers, outputs: Dense(units: 2)(numbers))
    #expect(throws: FigureError.noFeatureMaps(style: "two-gpu")) { try figure(perceptron) }
  }

  @Test("Chinese words stand in the place of English ones")
  func chinese() throws {
    let counts = counts(
      try figure(
        BuiltInModel.alexNet2012.model(), options: FigureOptions(language: .chinese)))
    #expect(counts["最大池化"] == 6)
    #expect(counts["全连接"] == 3)
    #expect(counts["步长 4"] == 1)
    #expect(!counts.keys.contains { $0.contains("pooling") || $0 == "dense" })
  }

  @Test(
    "Texts are clear of one another in every theme, language, edition and at every width",
    arguments: BuiltInTheme.allCases, TwoGPUFigure.Edition.allCases)
  func clear(theme: BuiltInTheme, edition: TwoGPUFigure.Edition) throws {
    let model = try BuiltInModel.alexNet2012.model()
    for language in ExplanationLanguage.allCases {
      for width in [nil, 3.33 * 72, 6.5 * 72, 1000] {
        let options = FigureOptions(
          theme: theme.theme, title: "卷积神经网络", language: language, width: width)
        let figure = try figure(model, edition, options: options)
        #expect(FigureChecks(scene: figure.scene).problems() == [])
      }
    }
  }

  @Test("On 6.5 inches all texts can be read")
  func legible() throws {
    let options = FigureOptions(width: 6.5 * 72)
    #expect(try figure(BuiltInModel.alexNet2012.model(), options: options).warnings == [])
  }

  @Test("A single tower continues in rows where the page is narrow, and stays legible")
  func rows() throws {
    let figure = try figure(
      BuiltInModel.alexNet.model(), options: FigureOptions(width: 3.33 * 72))
    #expect(figure.warnings == [])
    #expect(figure.scene.size.height > figure.scene.size.width)
    let counts = counts(figure)
    for (number, count) in [("96", 1), ("384", 2), ("4096", 2), ("1000", 1), ("13", 6)] {
      #expect(counts[number] == count, "\(number)")
    }
  }

  @Test("Every chain is clear in both languages and at every width")
  func chains() throws {
    for network in BuiltInModel.allCases {
      let model = try network.model()
      guard FigureGraph(model).isChain else { continue }
      for language in ExplanationLanguage.allCases {
        for width in [nil, 3.33 * 72, 6.5 * 72] {
          let options = FigureOptions(language: language, width: width)
          let problems = FigureChecks(scene: try figure(model, options: options).scene).problems()
          #expect(problems == [], "\(network.rawValue)")
        }
      }
    }
  }
}
