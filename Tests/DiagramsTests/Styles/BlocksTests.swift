import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("The blocks figure")
struct BlocksTests {
  private let measuring = PangoTextMeasurer()

  private func scene(
    _ model: Model, _ style: BlocksFigure = BlocksFigure(),
    options: FigureOptions = FigureOptions()
  ) throws -> Scene {
    try Figure(of: model, style: style, name: "model", options: options, measuring: measuring).scene
  }

  private func strings(_ scene: Scene) -> [String] {
    scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  /// The box of each layer, by the layer's name.
  private func boxes(_ scene: Scene) -> [String: Rectangle] {
    scene.elements.reduce(into: [:]) { boxes, element in
      guard case .group(let group) = element, let name = group.identifier,
        case .box(let box)? = group.elements.first
      else { return }
      boxes[String(name.dropFirst("layer-".count))] = box.frame
    }
  }

  @Test("AlexNet of 2012: labels, sizes between the boxes, and what belongs to the layers")
  func alexNet() throws {
    let strings = try strings(scene(BuiltInModel.alexNet2012.model()))
    for label in ["11×11 conv, 96, s4", "5×5 conv, 256, g2", "fc 4096", "output 1000"] {
      #expect(strings.contains(label))
    }
    let sizes = [
      "227 × 227 × 3", "55 × 55 × 96", "27 × 27 × 96", "27 × 27 × 256", "13 × 13 × 256",
      "13 × 13 × 384", "6 × 6 × 256 = 9216", "4096",
    ]
    for size in sizes { #expect(strings.contains(size)) }
    #expect(strings.filter { $0 == "ReLU · LRN" }.count == 2)
    #expect(strings.filter { $0 == "ReLU · dropout" }.count == 2)
    #expect(strings.filter { $0.contains("=") }.count == 1)
  }

  @Test("The legend explains what occurs and nothing else, in both languages")
  func legend() throws {
    let model = try BuiltInModel.alexNet.model()
    let english = try strings(scene(model))
    #expect(english.contains("max pooling: window"))
    #expect(english.contains("stride, if not 1"))
    #expect(!english.contains("groups, if not 1"))
    #expect(!english.contains("local response normalisation"))
    let chinese = try strings(scene(model, options: FigureOptions(language: .chinese)))
    #expect(chinese.contains("最大池化：窗口大小"))
    let without = try strings(scene(model, BlocksFigure(showsLegend: false)))
    #expect(!without.contains("max pooling: window"))
  }

  @Test("The legend explains normalisations, attention, and the colours of what it has no word for")
  func generalLegend() throws {
    let inputs = Input(shape: [6, 8])
    let attention = MultiHeadAttention(headCount: 2, keySize: 4)
    let normalized = LayerNormalization()(attention([inputs, inputs]))
    let strange = OpaqueLayer(className: "Strange", shape: Shape([nil, 6, 8]))(normalized)
    let strings = try strings(scene(Model(inputs: inputs, outputs: Dense(units: 3)(strange))))
    for text in ["multi-head attention", "layer normalisation", "Strange", "other"] {
      #expect(strings.contains(text), "\(text)")
    }
  }

  @Test("A layer that gives more values has a wider box, and all are centred on one line")
  func widths() throws {
    let boxes = try boxes(scene(BuiltInModel.alexNet.model(names: .paper)))
    // Values: conv1 290,400; conv2 186,624; pool1 69,984; pool5 9,216; fc6 4,096; fc8 1,000.
    let widths = ["conv1", "conv2", "pool1", "pool5", "fc6", "fc8"].compactMap { boxes[$0]?.width }
    #expect(widths.count == 6)
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 > $1 })
    #expect(boxes["fc6"]?.width == boxes["fc7"]?.width)
    let middles = boxes.values.map(\.midX)
    #expect((middles.max() ?? 0) - (middles.min() ?? 0) < 1e-9)
  }

  @Test(
    "Boxes follow the direction of the arrows",
    arguments: [
      (Direction.topToBottom, 0.0, 1.0), (.bottomToTop, 0, -1), (.leftToRight, 1, 0),
      (.rightToLeft, -1, 0),
    ])
  func directions(direction: Direction, x: Double, y: Double) throws {
    let boxes = try boxes(
      scene(BuiltInModel.alexNet.model(names: .paper), options: FigureOptions(direction: direction))
    )
    let (first, last) = (try #require(boxes["conv1"]), try #require(boxes["fc8"]))
    let (dx, dy) = (last.midX - first.midX, last.midY - first.midY)
    #expect(dx * x > 100 || dy * y > 100)
    #expect(abs(x == 0 ? dx : dy) < 1e-9)
  }

  @Test("A row that is too long for the page goes on below, with texts at their full size")
  func rows() throws {
    let options = FigureOptions(width: 240, direction: .leftToRight)
    let scene = try scene(BuiltInModel.alexNet.model(names: .paper), options: options)
    let boxes = boxes(scene)
    let (first, last) = (try #require(boxes["conv1"]), try #require(boxes["fc8"]))
    #expect(last.minY > first.maxY)
    let label = scene.elements.flatMap(\.texts).flatMap(\.runs).first { $0.string == "fc 4096" }
    #expect((label?.font.size ?? 0) > 8.95)
  }

  @Test("ResNet-50 is folded into columns at residual blocks, with every layer's box once")
  func resNet() throws {
    let model = try BuiltInModel.resNet50.model()
    let scene = try scene(model)
    #expect(scene.size.height < 3 * scene.size.width)
    let boxes = boxes(scene)
    // 1 input, 53 convolutions, 16 sums, 2 pools, 1 dense layer.
    #expect(boxes.count == 73)
    let frames = Array(boxes.values)
    for (index, frame) in frames.enumerated() {
      #expect(!frames[(index + 1)...].contains { $0.intersects(frame) })
    }
  }

  @Test("Parallel branches stand side by side")
  func branches() throws {
    let input = Input(shape: [28, 28, 192])
    let branches = [64, 96, 16].enumerated().map { index, filters in
      Conv2D(filters: filters, kernelSize: (1, 1), name: "branch\(index)")(input)
    }
    let model = try Model(inputs: input, outputs: Concatenate(name: "join")(branches))
    let scene = try scene(model)
    let boxes = boxes(scene)
    let rows = (0..<3).compactMap { boxes["branch\($0)"]?.midY }
    #expect(rows.count == 3 && Set(rows).count == 1)
    #expect(strings(scene).contains("28 × 28 × 176"))
  }

  /// Ronneberger, Fischer & Brox 2015, figure 1: "copy and crop".
  @Test("Where a skip of U-Net is cropped, the box that joins says so")
  func cropping() throws {
    let model = try BuiltInModel.uNet.model()
    let english = try strings(scene(model))
    #expect(english.contains("crop → 392 × 392 × 128"))
    #expect(english.count { $0.hasPrefix("crop → ") } == 4)
    #expect(english.contains("edges of the feature maps cut off"))
    let chinese = try strings(scene(model, options: FigureOptions(language: .chinese)))
    #expect(chinese.contains("裁去特征图的边缘"))
    let narrow = try strings(scene(model, options: FigureOptions(width: 240)))
    #expect(narrow.contains("crop → 392 × 392 × 128"))
  }

  @Test("A user's pattern names the boxes; layers without its fields keep the usual notation")
  func pattern() throws {
    let style = BlocksFigure(label: try LabelPattern("{filters} of {kernel}"))
    let strings = try strings(scene(BuiltInModel.alexNet.model(), style))
    #expect(strings.contains("96 of 11×11"))
    #expect(strings.contains("pool 3×3, s2"))
  }

  @Test("Open sizes, several inputs and a single layer are drawn too")
  func oddModels() throws {
    let open = Input(shape: [nil, nil, 3])
    let convolution = Conv2D(filters: 4, kernelSize: (3, 3))(open)
    #expect(
      try strings(scene(Model(inputs: open, outputs: convolution))).contains("? × ? × 3"))
    let numbers = Input(shape: [4])
    #expect(try boxes(scene(Model(inputs: numbers, outputs: numbers))).count == 1)
    let other = Input(shape: [4])
    let shared = Dense(units: 3, name: "shared")
    let sum = Add()([shared(numbers), shared(other)])
    let scene = try scene(Model(inputs: [numbers, other], outputs: [sum, shared(other)]))
    #expect(FigureChecks(scene: scene).problems() == [])
  }

  @Test(
    "Texts are clear and arrows end at boxes in every direction, theme and shape of page",
    arguments: Direction.allCases, [BuiltInTheme.dark, .print])
  func clear(direction: Direction, theme: BuiltInTheme) throws {
    let pages: [(Double?, Double?)] = [(nil, nil), (480, nil), (nil, 400)]
    for network in [BuiltInModel.alexNet2012, .googLeNet] {
      for (width, height) in pages {
        let options = FigureOptions(
          theme: theme.theme, width: width, height: height, direction: direction)
        let problems = try FigureChecks(scene: scene(network.model(), options: options)).problems()
        #expect(problems == [], "\(network.rawValue) in \(width ?? 0) × \(height ?? 0)")
      }
    }
  }
}
