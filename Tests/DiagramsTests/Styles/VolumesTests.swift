import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("Volumes")
struct VolumesTests {
  private let measuring = PangoTextMeasurer()

  private func scene(
    _ model: Model, _ style: VolumesFigure = VolumesFigure(),
    _ options: FigureOptions = FigureOptions()
  ) throws -> Scene {
    try Figure(of: model, style: style, name: "model", options: options, measuring: measuring).scene
  }

  private func texts(_ scene: Scene) -> [String] {
    scene.elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  private func frame(_ layer: String, in scene: Scene) throws -> Rectangle {
    let group = try #require(scene.elements.group("layer-\(layer)"))
    return try #require(Element.bounds(of: group.elements, measuring: measuring))
  }

  private func arrows(_ scene: Scene) -> [Arrow] {
    scene.elements.compactMap { if case .arrow(let arrow) = $0 { arrow } else { nil } }
  }

  @Test("AlexNet has the sizes, channels and notation of its paper")
  func alexNet() throws {
    let texts = try texts(scene(BuiltInModel.alexNet.model()))
    for number in ["227", "3", "55", "96", "27", "256", "13", "384", "6", "4096", "1000"] {
      #expect(texts.contains(number), "\(number)")
    }
    for word in ["conv1", "conv5", "fc6", "fc8", "11×11 conv, s4", "pool 3×3, s2", "softmax"] {
      #expect(texts.contains(word), "\(word)")
    }
    #expect(texts.count { $0 == "4096" } == 2)
  }

  @Test(
    "Maps are as high as the scale says",
    arguments: [(VolumesFigure.Scale.linear, 227.0 / 55), (.squareRoot, (227.0 / 55).squareRoot())])
  func scale(scale: VolumesFigure.Scale, ratio: Double) throws {
    let scene = try scene(BuiltInModel.alexNet.model(), VolumesFigure(scale: scale))
    let (input, conv1) = (try frame("input", in: scene), try frame("conv1", in: scene))
    #expect(abs(input.height / conv1.height - ratio) < 0.1)
  }

  @Test("The convolutions of VGG-16 stand together by stage, so that 9 pieces have 8 arrows")
  func stages() throws {
    let scene = try scene(BuiltInModel.vgg16.model())
    #expect(arrows(scene).count == 8)
    let (first, second) = (try frame("conv3_1", in: scene), try frame("conv3_2", in: scene))
    #expect(second.minX < first.maxX && second.minX > first.minX)
    #expect(texts(scene).count { $0 == "3×3 conv ×3" } == 3)
  }

  @Test("Where one of two ways ends, the arrow on starts at the other, and none is slanted")
  func deadEnd() throws {
    let inputs = Input(shape: [32, 32, 3])
    let side = Conv2D(filters: 4, kernelSize: (1, 1), name: "side")(inputs)
    let main = Conv2D(filters: 8, kernelSize: (5, 5), name: "main")(inputs)
    let next = Conv2D(filters: 8, kernelSize: (3, 3), name: "next")(main)
    let scene = try scene(
      Model(inputs: inputs, outputs: [side, GlobalAveragePooling2D()(next)]))
    let (start, end) = (try frame("main", in: scene), try frame("next", in: scene))
    #expect(
      arrows(scene).contains { arrow in
        guard let first = arrow.points.first, let last = arrow.points.last else { return false }
        return first.x > start.minX && first.x < start.maxX && first.y > start.minY
          && first.y < start.maxY && last.x < end.midX && last.x > start.maxX
      })
    for arrow in arrows(scene) {
      for (first, second) in zip(arrow.points, arrow.points.dropFirst()) {
        #expect(abs(first.x - second.x) < 0.02 || abs(first.y - second.y) < 0.02)
      }
    }
  }

  @Test("ResNet-50's stages of 3, 4, 6 and 3 blocks fold into their first block and the others")
  func folding() throws {
    let texts = try texts(scene(BuiltInModel.resNet50.model()))
    #expect(texts.filter { $0.hasPrefix("×") } == ["×2", "×3", "×5", "×2"])
  }

  @Test("U-Net is a U with four ways across and the sizes of its paper")
  func uNet() throws {
    let scene = try scene(BuiltInModel.uNet.model())
    let heights = try (1...9).map { try frame("conv\($0)_1", in: scene).midY }
    #expect(zip(heights[..<4], heights[1...4]).allSatisfy { $0 < $1 })
    #expect(zip(heights[4..<8], heights[5...]).allSatisfy { $0 > $1 })
    let across = arrows(scene).filter { $0.points.count == 4 && $0.points[1].y < $0.points[0].y }
      .filter { $0.points[1].y == $0.points[2].y && $0.points[3].y > $0.points[2].y }
    #expect(across.count == 4)
    let texts = texts(scene)
    for size in ["572", "570", "568", "284", "280", "136", "64", "28", "392", "388"] {
      #expect(texts.contains(size), "\(size)")
    }
    // The paper's arrows of "copy and crop".
    #expect(texts.count { $0 == "crop + concat" } == 4)
  }

  @Test("Two inputs run side by side until they meet")
  func twoInputs() throws {
    let left = Input(shape: [64, 64, 3], name: "left")
    let right = Input(shape: [64, 64, 1], name: "right")
    let kernels = ["first", "second"].map {
      Conv2D(filters: 8, kernelSize: (3, 3), activation: .relu, name: $0)
    }
    let joined = Concatenate(name: "joined")([kernels[0](left), kernels[1](right)])
    let scene = try scene(Model(inputs: [left, right], outputs: joined))
    #expect(try frame("left", in: scene).maxY < frame("right", in: scene).minY)
    #expect(try frame("first", in: scene).maxX < frame("joined", in: scene).minX)
    #expect(arrows(scene).count { $0.headLength > 0 } == 4)
    #expect(FigureChecks(scene: scene).problems() == [])
  }

  @Test("A narrow page gets several rows without smaller texts")
  func rows() throws {
    let wide = try scene(BuiltInModel.vgg16.model())
    let narrow = try scene(
      BuiltInModel.vgg16.model(), VolumesFigure(), FigureOptions(width: 6.5 * 72))
    #expect(try frame("conv1_1", in: wide).midY == frame("fc8", in: wide).midY)
    #expect(try frame("conv1_1", in: narrow).maxY < frame("fc8", in: narrow).minY)
    let sizes = narrow.elements.flatMap(\.texts).flatMap(\.runs).map(\.font.size)
    #expect((sizes.min() ?? 0) >= 6)
  }

  @Test("Ways that part and do not meet, open sizes, single layers and shared ones are drawn")
  func unusual() throws {
    let open = Input(shape: [nil, nil, 3], name: "open")
    let convolution = Conv2D(filters: 8, kernelSize: (3, 3), padding: .same, name: "shared")
    let wide = Input(shape: [32, 64, 3], name: "wide")
    let sequence = Input(shape: [10, 4], name: "sequence")
    let vector = Input(shape: [7], name: "vector")
    let models = [
      try Model(inputs: open, outputs: convolution(open)),
      try Model(inputs: [open, wide], outputs: [convolution(open), convolution(wide)]),
      try Model(inputs: vector, outputs: vector),
      try Model(inputs: sequence, outputs: Flatten(name: "flat")(sequence)),
      try Model(
        inputs: vector,
        outputs: [Dense(units: 2, name: "first")(vector), Dense(units: 3, name: "second")(vector)]),
    ]
    for model in models {
      for projection in VolumesFigure.Projection.allCases {
        let scene = try scene(model, VolumesFigure(projection: projection))
        #expect(scene.size.width.isFinite && scene.size.height.isFinite)
        #expect(FigureChecks(scene: scene).problems() == [])
        for layer in model.layers { #expect(scene.elements.group("layer-\(layer.name)") != nil) }
      }
    }
  }
}

extension [Element] {
  /// The group of that identifier, wherever it is.
  func group(_ identifier: String) -> Group? {
    for case .group(let group) in self {
      if group.identifier == identifier { return group }
      if let inner = group.elements.group(identifier) { return inner }
    }
    return nil
  }
}
