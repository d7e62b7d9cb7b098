import Scenes
import Tensors
import Testing

@testable import FeatureMaps

@Suite("Explanations")
struct ExplanationTests {
  private let photograph = Raster(
    width: 60, height: 40, pixels: .rgb([UInt8](repeating: 100, count: 7200)))

  private func explanation(
    _ method: ExplanationMethod, height: Int = 4, width: Int = 4, channels: Int = 3,
    setting: Explanation.Setting? = nil, value: (Int, Int, Int) -> Float
  ) throws -> Explanation {
    let maps = try layer(height: height, width: width, channels: channels, value: value)
    return try #require(
      Explanation(method: method, values: maps.activations, setting: setting))
  }

  private func scene(
    _ explanations: [Explanation], unit: ExplainedUnit, language: CaptionLanguage = .english
  ) -> Scene {
    ExplanationFigure.scene(
      of: explanations, unit: unit, photograph: photograph, inputWidth: 4, inputHeight: 4,
      header: FeatureMapHeader(modelName: "AlexNet", pictureName: "cat.jpg"),
      options: ExplanationFigure.Options(language: language), measuring: FixedWidthMeasurer())
  }

  private func all() throws -> [Explanation] {
    try ExplanationMethod.allCases.map { method in
      try explanation(method, setting: method == .occlusion ? .window(side: 2, stride: 1) : nil) {
        y, x, channel in Float(y - x) * Float(channel + 1)
      }
    }
  }

  @Test("Every method has a panel beside the photograph, in one row or in even ones")
  func panels() throws {
    let unit = ExplainedUnit.category(name: "tabby", score: 3, probability: 0.25)
    let page = scene(try all(), unit: unit)
    expectReadable(page, FixedWidthMeasurer())
    let panels = page.pictures.filter { $0.frame.height > 50 }
    #expect(panels.count == 9)
    #expect(Set(panels.map(\.frame.minY)).count == 3)
    #expect(Set(panels.map(\.frame.width)).count == 1)
    #expect(panels.allSatisfy { abs($0.frame.width / $0.frame.height - 1.5) < 0.02 })
    #expect(page.strings.contains { $0.contains("class “tabby”") })
    #expect(page.strings.contains { $0.contains("probability 25.0 %, 3.00 before softmax") })
    #expect(page.strings.contains("2 × 2 zeros, stride 1"))
    let three = scene(Array(try all().prefix(3)), unit: unit)
    #expect(Set(three.pictures.filter { $0.frame.height > 50 }.map(\.frame.minY)).count == 1)
  }

  @Test("The note speaks of what is drawn only")
  func notes() throws {
    let unit = ExplainedUnit.category(name: "3", score: 3, probability: 0.25)
    func note(_ methods: ExplanationMethod...) throws -> String {
      let explained = try all().filter { methods.contains($0.method) }
      return scene(explained, unit: unit).strings.joined(separator: " ")
    }
    let guided = try note(.guided)
    #expect(guided.contains("around grey, which is zero: guided backpropagation."))
    #expect(!guided.contains("Blue"))
    #expect(!guided.contains("deconvolution"))
    #expect(!guided.contains("own scale"))
    let gradient = try note(.gradient, .gradCAM)
    #expect(gradient.contains("Without their signs: gradient."))
    #expect(gradient.contains("The more blue covers"))
    #expect(!gradient.contains("red lowers"))
    #expect(gradient.contains("Each panel has its own scale"))
    #expect(try note(.occlusion, .deconvolution).contains("red lowers it"))
  }

  @Test(
    "Only three channels are called colours",
    arguments: [
      (1, ["magnitude at each pixel", "number at each pixel", "magnitude at each pixel"]),
      (2, ["largest magnitude of channels", "sum over channels", "largest magnitude of channels"]),
      (3, ["largest magnitude of colours", "sum over colours", "colour by colour"]),
    ])
  func channels(count: Int, words: [String]) throws {
    let explained = try [.gradient, .gradientInput, .guided].map { method in
      try explanation(method, channels: count) { y, x, _ in Float(x - y) }
    }
    let page = scene(explained, unit: .single(layer: "fc", unit: 0, score: 1))
    let found = page.strings.filter { words.contains($0) }
    #expect(found == words)
  }

  @Test("Grad-CAM's colours outside what the unit sees are spoken of")
  func beyondField() throws {
    func page(_ bright: Int) throws -> Scene {
      let maps = try layer(height: 1, width: 4, channels: 1) { _, x, _ in x == bright ? 1 : 0 }
      let line = MapPlacement.Line(firstCenter: 0.5, stride: 1, fieldSize: 2)
      let map = try #require(
        Explanation(
          method: .gradCAM, values: maps.activations,
          placement: MapPlacement(horizontal: line, vertical: line)))
      // Columns 1 and 2 of the picture.
      let field = MapPlacement.Line(firstCenter: 1.5, stride: 1, fieldSize: 2)
      return scene(
        [map],
        unit: .place(
          layer: "conv2", channel: 0, row: 0, column: 0, score: 1,
          field: MapPlacement(
            horizontal: field, vertical: .init(firstCenter: 1, stride: 1, fieldSize: 4))))
    }
    // Their centres are 1.5 and 2.5.
    #expect(try !page(1).strings.joined().contains("outside the frame"))
    #expect(try page(2).strings.joined(separator: " ").contains("outside the frame"))
  }

  @Test("The figure speaks Chinese")
  func chinese() throws {
    let unit = ExplainedUnit.place(
      layer: "conv5", channel: 7, row: 1, column: 2, score: 0.5, field: .pixels)
    let page = scene(try all(), unit: unit, language: .chinese)
    expectReadable(page, FixedWidthMeasurer())
    #expect(page.language == "zh-CN")
    #expect(page.strings.contains { $0.contains("conv5 第 7 通道") })
    #expect(page.strings.contains("积分梯度"))
  }

  @Test("A place is the largest magnitude of its colours for the gradient, their sum otherwise")
  func numbers() throws {
    let numbers: (Int, Int, Int) -> Float = { _, _, channel in [1, -4, 2][channel] }
    #expect(try explanation(.gradient, value: numbers).map.values.allSatisfy { $0 == 4 })
    #expect(try explanation(.gradientInput, value: numbers).map.values.allSatisfy { $0 == -1 })
    // Two channels cannot be red, green and blue.
    #expect(try explanation(.guided, channels: 2, value: numbers).map.values.allSatisfy { $0 == 4 })
  }

  @Test("Blue lies where the score is raised, red where it is lowered, nothing between")
  func colors() throws {
    let panel = ExplanationPanel(
      try explanation(.occlusion, channels: 1) { y, x, _ in
        switch (y, x) {
        case (0, 0): 2
        case (3, 3): -2
        default: 0
        }
      })
    let raster = panel.raster(over: photograph, width: 4, height: 4)
    guard case .rgb(let parts) = raster.pixels else {
      Issue.record("the panel has no colours of its own")
      return
    }
    func pixel(_ x: Int, _ y: Int) -> [Int] {
      (0..<3).map { Int(parts[3 * (60 * y + x) + $0]) }
    }
    #expect(pixel(2, 2)[2] > pixel(2, 2)[0] + 60)
    #expect(pixel(57, 37)[0] > pixel(57, 37)[2] + 60)
    #expect(Set(pixel(57, 2)).count == 1)
    #expect(panel.barLabels(.english) == ["−2.00", "0", "2.00"])
  }

  @Test("Guided backpropagation is shown in colours around grey")
  func grays() throws {
    let panel = ExplanationPanel(
      try explanation(.guided, height: 1, width: 2) { _, x, channel in
        x == 0 ? 0 : [-3, 0, 3][channel]
      })
    let raster = panel.raster(over: photograph, width: 2, height: 1)
    #expect(raster.pixels == .rgb([128, 128, 128, 0, 128, 255]))
  }

  @Test("Half a per cent of the pixels that are not zero share the end colours")
  func clipping() throws {
    let panel = ExplanationPanel(
      try explanation(.gradientInput, height: 20, width: 20, channels: 1) { y, x, _ in
        y < 10 ? Float(20 * y + x + 1) : 0
      })
    // The 200 numbers 1 to 200: 0.995 of the way from the first to the last is 199.005.
    #expect(abs(panel.reach - 199.005) < 0.001)
    #expect(panel.isClipped)
    #expect(panel.barLabels(.english) == ["≤ −199", "0", "≥ 199"])
  }

  @Test("Numbers that are all zero, infinite or none give a panel that says so")
  func zeros() throws {
    for value: Float in [0, .nan, -.infinity] {
      let explained = try explanation(.occlusion, channels: 1) { _, _, _ in value }
      #expect(ExplanationPanel(explained).barLabels(.english) == ["zero everywhere"])
      let page = scene([explained], unit: .single(layer: "fc", unit: 0, score: value))
      expectReadable(page, FixedWidthMeasurer())
    }
    #expect(
      Explanation(method: .gradient, values: Tensor(shape: [2], floats: [0, 0])) == nil)
  }
}
