import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("Receptive fields on a picture")
struct ReceptiveTests {
  private let measuring = PangoTextMeasurer()

  private func scene(
    _ model: Model, _ style: ReceptiveFigure = ReceptiveFigure(),
    _ options: FigureOptions = FigureOptions()
  ) throws -> Scene {
    try Figure(of: model, style: style, name: "model", options: options, measuring: measuring).scene
  }

  private func texts(_ elements: [Element]) -> [String] {
    elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  /// The border of a layer's field: the box of its group.
  private func field(_ layer: String, in scene: Scene) -> Rectangle? {
    scene.elements.group("layer-\(layer)")?.elements
      .compactMap { if case .box(let box) = $0 { box.frame } else { nil } }.last
  }

  /// Layer, side of the field, stride: Araujo, Norris and Sim, "Computing Receptive Fields of
  /// Convolutional Neural Networks", 2019, have 195 and 32 for pool5.
  static let alexNet: [(String, Int, Int)] = [
    ("conv1", 11, 4), ("pool1", 19, 8), ("conv2", 51, 8), ("pool2", 67, 16), ("conv3", 99, 16),
    ("conv4", 131, 16), ("conv5", 163, 16), ("pool5", 195, 32),
  ]

  @Test("AlexNet's fields are true to scale and printed with their strides")
  func alexNetFields() throws {
    let scene = try scene(BuiltInModel.alexNet.model())
    let whole = try #require(field("pool5", in: scene))
    for (layer, size, stride) in Self.alexNet {
      let frame = try #require(field(layer, in: scene))
      #expect(abs(frame.width / whole.width - Double(size) / 195) < 1e-9, "\(layer)")
      #expect(abs(frame.midX - whole.midX) < 1e-9 && frame.width == frame.height)
      let texts = texts(scene.elements.group("layer-\(layer)")?.elements ?? [])
      #expect(texts.contains("\(size) × \(size)") && texts.contains("\(stride)"), "\(layer)")
    }
    // 195² of 227² pixels.
    #expect(texts(scene.elements).contains("74 %"))
  }

  @Test("Where fields reach beyond the picture, the frame does, and a line says so")
  func padding() throws {
    let inside = try texts(scene(BuiltInModel.vgg16.model()).elements)
    let beyond = try texts(scene(BuiltInModel.resNet50.model()).elements)
    #expect(inside.contains("212 × 212") && inside.allSatisfy { !$0.contains("padding") })
    #expect(beyond.contains { $0.contains("padding") })
  }

  @Test(
    "A line says which layers are left out, if any",
    arguments: [
      (BuiltInModel.vgg16, ""), (.resNet18, "Only layers on the longest way"),
      (.uNet, "Only the first and last layers"), (.resNet50, "On the longest way"),
    ])
  func leftOut(network: BuiltInModel, beginning: String) throws {
    let texts = try texts(scene(network.model()).elements)
    let notes = texts.filter { $0.hasPrefix("On") }
    #expect(notes.count == (beginning.isEmpty ? 0 : 1))
    #expect(notes.allSatisfy { $0.hasPrefix(beginning) })
  }

  @Test("Lines to the rows stand out from a dark page, contrast 3 at least")
  func dark() throws {
    let dark = FigureOptions(theme: BuiltInTheme.dark.theme)
    let scene = try scene(BuiltInModel.alexNet.model(), ReceptiveFigure(), dark)
    let page = try #require(BuiltInTheme.dark.theme.background)
    for (layer, _, _) in Self.alexNet {
      let lines = (scene.elements.group("layer-\(layer)")?.elements ?? []).compactMap {
        if case .path(let path) = $0 { path } else { nil }
      }
      let leader = try #require(lines.last?.stroke)
      #expect(leader.color.contrast(with: page) >= 3, "\(layer)")
    }
  }

  @Test("Fields of inputs that are not square are rectangles on a picture of that shape")
  func rectangles() throws {
    let input = Input(shape: [40, 80, 3], name: "input")
    let x = Conv2D(filters: 4, kernelSize: (3, 9), strides: (1, 2), name: "wide")(input)
    let pixels = Raster(width: 50, height: 50, pixels: .rgb([UInt8](repeating: 9, count: 7500)))
    let scene = try scene(Model(inputs: input, outputs: x), ReceptiveFigure(photograph: pixels))
    let frame = try #require(field("wide", in: scene))
    #expect(abs(frame.width / frame.height - 3) < 1e-9)
    let pictures = scene.elements.compactMap {
      if case .picture(let picture) = $0 { picture } else { nil }
    }
    #expect(pictures.map { $0.frame.width / $0.frame.height } == [2])
    #expect(pictures.map(\.raster.width) == [50] && pictures.map(\.raster.height) == [25])
  }

  @Test("A narrow page has the table below the picture")
  func narrow() throws {
    let options = FigureOptions(language: .chinese, width: 3.33 * 72)
    let scene = try scene(BuiltInModel.alexNet.model(), ReceptiveFigure(), options)
    let place = scene.elements.flatMap(\.texts).first { $0.runs.first?.string == "感受野" }
    let frame = try #require(field("pool5", in: scene))
    #expect(try #require(place).anchor.y > frame.maxY)
    #expect(FigureChecks(scene: scene).problems() == [])
  }

  @Test("Models without maps of a known size, or without windows, are refused with a sentence")
  func refusals() throws {
    let vector = Input(shape: [7])
    #expect(throws: FigureError.noFeatureMaps(style: "receptive")) {
      try scene(Model(inputs: vector, outputs: Dense(units: 2)(vector)))
    }
    let maps = Input(shape: [8, 8, 3])
    #expect(
      throws: FigureError.nothingToDraw(
        style: "receptive", what: "layers that slide a window over maps")
    ) {
      try scene(Model(inputs: maps, outputs: Flatten()(maps)))
    }
  }
}
