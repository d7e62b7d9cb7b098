import Testing

@testable import ModelDescription

/// What places of deep layers see, by hand.
@Suite("Parts that a place sees")
struct SeenPartTests {
  private func part(of layer: String, row: Int, column: Int, in model: Model) throws -> SeenPart {
    try #require(SeenPart(of: layer, row: row, column: column, in: model))
  }

  private func side(_ layer: String, _ part: SeenPart) -> Int? {
    part.model.layer(named: layer).flatMap { $0.calls.first }
      .flatMap { part.model.calls[$0].outputShape[.height] }
  }

  /// Back from conv5: 1, 3, 5, 7 before conv3; 15 before pool2, 19 before conv2; 39 before pool1;
  /// 38 · 4 + 11 = 163 pixels.
  @Test("The middle of AlexNet's conv5 sees 163 pixels, and no padding")
  func middle() throws {
    let model = try BuiltInModel.alexNet.model(names: .paper)
    let part = try part(of: "conv5", row: 6, column: 6, in: model)
    // Around the centre of all 227.
    #expect(part.rows == 32..<195)
    #expect(part.columns == 32..<195)
    #expect(side("conv5", part) == 1)
    #expect(side("conv4", part) == 3)
    #expect(side("conv3", part) == 5)
    #expect(side("conv2", part) == 15)
    #expect(side("conv1", part) == 39)
    #expect(part.model.layer(named: "pool5") == nil)
    #expect(part.model.layer(named: "conv4")?.layer.window?.padding == .symmetric(0))
  }

  /// Back from conv5: 2, 3, 4 before conv3; 9 before pool2; 11 before conv2; 23 before pool1;
  /// 22 · 4 + 11 = 99 pixels.
  @Test("A corner of AlexNet's conv5 sees 99 pixels and a row of padding in each layer")
  func corner() throws {
    let model = try BuiltInModel.alexNet.model(names: .paper)
    let part = try part(of: "conv5", row: 0, column: 12, in: model)
    #expect(part.rows == 0..<99)
    #expect(part.columns == 128..<227)
    #expect(side("conv4", part) == 2)
    #expect(side("conv2", part) == 9)
    #expect(
      part.model.layer(named: "conv5")?.layer.window?.padding
        == .explicit(top: 1, bottom: 0, left: 0, right: 1))
  }

  @Test("Branches that read less are cut out of what both see")
  func branches() throws {
    let input = Input(shape: [9, 9, 1], name: "input")
    let sum = Add(name: "sum")([
      Conv2D(filters: 2, kernelSize: (5, 5), padding: .same, name: "wide")(input),
      Conv2D(filters: 2, kernelSize: (3, 3), padding: .same, name: "narrow")(input),
    ])
    let part = try part(
      of: "sum", row: 4, column: 1, in: Model(inputs: input, outputs: sum))
    #expect(part.rows == 2..<7)
    #expect(part.columns == 0..<4)
    let narrow = try #require(part.model.layer(named: "narrow")?.calls.first)
    #expect(part.model.calls[narrow].inputShapes.first?.example == [3, 3, 1])
    let cropping = part.model.layers.compactMap { $0.layer as? Cropping2D }
    #expect(cropping.map { [$0.top, $0.bottom, $0.left, $0.right] } == [[1, 1, 0, 1]])
  }

  @Test(
    "The last convolutions of networks without squeezing have parts",
    arguments: [
      BuiltInModel.vgg16, .googLeNet, .resNet50, .mobileNetV1, .mobileNetV2, .denseNet121,
      .squeezeNet, .alexNetCaffe,
    ])
  func builtIn(_ network: BuiltInModel) throws {
    let model = try network.model(names: .paper)
    let last = try #require(
      model.layers.last { layer in
        layer.layer.window != nil
          && layer.calls.contains { (model.calls[$0].outputShape[.height] ?? 0) > 2 }
      })
    let part = try part(of: last.name, row: 1, column: 1, in: model)
    #expect(side(last.name, part) == 1)
  }

  @Test("Where whole maps are seen, there is no part")
  func none() throws {
    let model = try BuiltInModel.alexNet.model(names: .paper)
    #expect(SeenPart(of: "fc6", row: 0, column: 0, in: model) == nil)
    #expect(SeenPart(of: "conv5", row: 13, column: 0, in: model) == nil)
    #expect(SeenPart(of: "nothing", row: 0, column: 0, in: model) == nil)
    let input = Input(shape: [4, 4, 2], name: "input")
    let scaled = Multiply(name: "scaled")([
      input, GlobalAveragePooling2D(keepDims: true, name: "average")(input),
    ])
    let squeezing = try Model(inputs: input, outputs: scaled)
    #expect(SeenPart(of: "scaled", row: 0, column: 0, in: squeezing) == nil)
  }
}
