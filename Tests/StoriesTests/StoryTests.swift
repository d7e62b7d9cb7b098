import Diagrams
import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Scenes
import Tensors
import Testing

@testable import Stories

@Suite("Stories")
struct StoryTests {
  private func chosen(_ name: BuiltInModel) throws -> [String] {
    let model = try name.model(names: .paper)
    return StoryLayers.chosen(in: model, among: model.layers.map(\.name))
  }

  @Test("All convolutions and pools of AlexNet are told")
  func allLayers() throws {
    #expect(
      try chosen(.alexNet) == [
        "conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5",
      ])
  }

  @Test("Of a deep network, the first layer and the last of each size are told")
  func deepNetwork() throws {
    // VGG's maps are 224, 112, 56, 28, 14 and, after the last pool, 7 wide.
    #expect(
      try chosen(.vgg16) == [
        "conv1_1", "conv1_2", "conv2_2", "conv3_3", "conv4_3", "conv5_3", "pool5",
      ])
  }

  @Test("Of a network with branches, the places are told where all ways come together")
  func branches() throws {
    let model = try BuiltInModel.resNet18.model(names: .paper)
    let names = StoryLayers.chosen(in: model, among: model.layers.map(\.name))
    // 112, 56, 28, 14 and 7 wide: conv1, and the end of each of the four stages.
    #expect(names.count == 5)
    let sizes = names.compactMap { model.layer(named: $0)?.calls.first }
      .map { model.calls[$0].outputShape[.height] }
    #expect(sizes == [112, 56, 28, 14, 7])
    #expect(names.dropFirst().allSatisfy { model.layer(named: $0)?.className != "Conv2D" })
  }

  @Test("Of a U, the way down and the way up are told, and never more than eight layers")
  func manyLayers() throws {
    let model = try BuiltInModel.uNet.model(names: .paper)
    let names = StoryLayers.chosen(in: model, among: model.layers.map(\.name))
    #expect(names.count == 8)
    #expect(names.first == "conv1_1")
    let sizes = names.compactMap { model.layer(named: $0)?.calls.first }
      .compactMap { model.calls[$0].outputShape[.height] }
    let smallest = try #require(sizes.indices.min { sizes[$0] < sizes[$1] })
    #expect((2...5).contains(smallest))
    #expect(sizes[..<smallest] == sizes[..<smallest].sorted(by: >)[...])
    #expect(Array(sizes[smallest...]) == sizes[smallest...].sorted())
  }

  @Test("A layer behind preparation only still looks at the photograph")
  func prepared() throws {
    let story = try Story.of(["first", "second"]) {
      var x = Conv2D(filters: 4, kernelSize: (3, 3), name: "first")(
        ZeroPadding2D(padding: 1)(Rescaling(scale: [1.0 / 255])($0)))
      x = Conv2D(filters: 4, kernelSize: (3, 3), name: "second")(x)
      return x
    }
    #expect(story.stages.map(\.isFirst) == [true, false])
    let sentence = story.stages[0].sentences(.english, input: (8, 8))
    #expect(sentence.hasPrefix("4 kernels of 3\u{A0}×\u{A0}3 slide over the photograph."))
  }

  @Test("A single kernel is spoken of as one, and grey photographs have no colours")
  func singular() throws {
    let story = try Story.of(["first", "mask"], channels: 1) {
      let x = Conv2D(filters: 1, kernelSize: (3, 3), padding: .same, name: "first")($0)
      return Conv2D(filters: 1, kernelSize: (1, 1), name: "mask")(x)
    }
    let sentences = story.stages.map { $0.sentences(.english, input: (8, 8)) }
    #expect(sentences[0].hasPrefix("One kernel of 3\u{A0}×\u{A0}3 slides over the photograph."))
    #expect(!sentences[0].contains("colour"))
    #expect(sentences[1].hasPrefix("At each place one kernel weighs the number of a single map"))
    #expect(
      StoryWords.english.pointwise(1, 8)
        == "At each place one kernel mixes the numbers of 8 maps anew.")
  }

  @Test("Maps that keep their size are not said to become smaller")
  func keptSize() throws {
    let story = try Story.of(["conv", "pool"]) {
      let x = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: "conv")($0)
      return MaxPooling2D(poolSize: (3, 3), strides: (1, 1), padding: .same, name: "pool")(x)
    }
    let words = StoryWords.english
    #expect(!story.stages[1].sentences(words, input: (8, 8)).contains("smaller"))
    #expect(!story.paragraphs(words).joined().contains("smaller"))
  }

  @Test("Of a U, maps are said to become smaller and to grow again, and skips are told")
  func growing() throws {
    let story = try Story.sampleU()
    let introduction = story.paragraphs(.english)[0]
    #expect(introduction.contains("become smaller"))
    #expect(introduction.contains("they grow again"))
    // Before the bottom stands the pool, before the way up the enlargement and the join.
    #expect(story.stages.map(\.skipped) == [0, 1, 2])
    #expect(story.stages.map(\.skips) == [.none, .none, .fromBefore])
    let sentence = story.stages[2].sentences(.english, input: (8, 8))
    #expect(
      sentence.hasPrefix("2 layers lie between, where a skip connection brings earlier maps back."))
  }

  @Test("Branches side by side are told one after the other, with what lies on the way to a layer")
  func branchesSideBySide() throws {
    let all = try Story.sampleBranches()
    #expect(all.stages.map(\.name) == ["stem", "a1", "a2", "a3", "b1", "b2", "joined", "pool"])
    #expect(all.stages.map(\.skipped) == [0, 0, 0, 0, 0, 0, 0, 0])
    let sentences = all.stages.map { $0.sentences(.english, input: (8, 8)) }
    #expect(!sentences.contains { $0.contains("between") })
    // No way leads from `a3` to `b2`, so `b1` lies between no two of these.
    let ends = try Story.sampleBranches(["stem", "b2", "a3", "joined"])
    #expect(ends.stages.map(\.name) == ["stem", "a3", "b2", "joined"])
    #expect(ends.stages.map(\.skipped) == [0, 2, 0, 0])
    // `a1`, `a2`, `a3`, `b1` and `b2`.
    #expect(try Story.sampleBranches(["stem", "joined"]).stages.map(\.skipped) == [0, 5])
  }

  @Test("A skip connection in another branch is none on the way to a layer")
  func skipBesideTheWay() throws {
    let story = try Story.of(["stem", "a1", "joined"]) {
      func conv(_ name: String, _ x: SymbolicTensor) -> SymbolicTensor {
        Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: name)(x)
      }
      let stem = conv("stem", $0)
      let left = conv("a2", conv("a1", stem))
      let right = conv("b1", stem)
      let sum = Add(name: "sum")([right, conv("b2", right)])
      return Concatenate(name: "joined")([left, sum])
    }
    let last = try #require(story.stages.last)
    #expect(last.sentences(.english, input: (8, 8)).hasPrefix("One layer lies between. "))
  }

  @Test("Maps that grow before they become smaller again are not said to end in their exact place")
  func smallerAgain() throws {
    // 8, 4, 8 and 4 wide.
    let story = try Story.of(["conv", "pool1", "large", "pool2"]) {
      let x = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same, name: "conv")($0)
      let large = UpSampling2D(name: "large")(MaxPooling2D(name: "pool1")(x))
      return MaxPooling2D(name: "pool2")(large)
    }
    #expect(story.stages.map(\.maps.width) == [8, 4, 8, 4])
    #expect(story.paragraphs(.english)[0] == StoryWords.english.introduction)
  }

  @Test("Numbers of normalisations are the network's, not those of layers that multiply")
  func costs() throws {
    let story = try Story.of(["conv"]) {
      BatchNormalization()(Conv2D(filters: 4, kernelSize: (3, 3), name: "conv")($0))
    }
    // 3 · 3 · 3 · 4 + 4 = 112 and 4 · 4 = 16.
    let note = try #require(story.closingNotes(.english).last)
    #expect(note.hasPrefix("1 layer multiplies by weights; the network has 128 parameters in all."))
    let chinese = try #require(story.closingNotes(.chinese).last)
    #expect(chinese.hasPrefix("网络中有 1 层用权重做乘法，整个网络共有 128 个参数；"))
  }

  @Test("Residual blocks are bridged by skip connections, branches side by side are not")
  func skipConnections() throws {
    let resNet = FigureGraph(try BuiltInModel.resNet18.model(names: .paper))
    // Four stages of two blocks; three of the eight ways around have a convolution on them, and so
    // are branches of their own.
    #expect(resNet.skipConnections.count == 5)
    let googLeNet = FigureGraph(try BuiltInModel.googLeNet.model(names: .paper))
    #expect(googLeNet.skipConnections.isEmpty)
  }

  @Test("Layers without maps are left out and named")
  func withoutMaps() throws {
    let story = try Story.sample(layers: ["input", "conv1", "fc"])
    #expect(story.stageCount == 1)
    #expect(story.undrawnLayers == ["input", "fc"])
  }

  @Test("Layers that cannot be run are not told")
  func runnable() throws {
    let model = try BuiltInModel.alexNet.model(names: .paper)
    #expect(StoryLayers.chosen(in: model, among: ["conv1", "conv3"]) == ["conv1", "conv3"])
  }

  @Test("A stage says what its layer does and what one number sees")
  func sentences() throws {
    let story = try Story.sample()
    let words = StoryWords.english
    let stages = story.stages
    #expect(stages.map(\.name) == ["conv1", "pool1", "conv2", "pool2"])
    #expect(stages[0].facts(words) == "32 × 32 × 8 · kernels 3 × 3 · stride 1")
    #expect(stages[0].followers == ["ReLU"])
    // 3; + (2 − 1) · 1 = 4; + (3 − 1) · 2 = 8; + (2 − 1) · 2 = 10.
    for (stage, size) in zip(stages, [3, 4, 8, 10]) {
      let text = stage.sentences(words, input: (32, 32))
      #expect(text.hasSuffix("One number sees \(size)\u{A0}×\u{A0}\(size) pixels."))
    }
    #expect(
      stages[3].sentences(words, input: (10, 9)).hasSuffix("more than the photograph has."))
    #expect(story.rest.map(\.layer.name) == ["fc"])
    #expect(story.undrawnLayers.isEmpty)
  }

  @Test("What a number sees lies on the picture where it is drawn")
  func field() {
    // AlexNet's conv1: fields of 11 pixels, the first around pixel 5, 4 pixels apart.
    let line = MapPlacement.Line(firstCenter: 5, stride: 4, fieldSize: 11)
    let placement = MapPlacement(horizontal: line, vertical: line)
    let raster = Raster(
      width: 227, height: 227, pixels: .rgb([UInt8](repeating: 0, count: 3 * 227 * 227)))
    let frame = Rectangle(x: 100, y: 50, width: 454, height: 227)
    let first = placement.field(ofColumn: 0, row: 0, of: (raster.width, raster.height), in: frame)
    #expect(first == Rectangle(x: 100, y: 50, width: 22, height: 11))
    let last = placement.field(ofColumn: 54, row: 54, of: (raster.width, raster.height), in: frame)
    // 54 · 4 = 216: from pixel 216 to the edge at 227.
    #expect(last == Rectangle(x: 532, y: 266, width: 22, height: 11))
    #expect(
      placement.field(ofColumn: 80, row: 0, of: (raster.width, raster.height), in: frame) == nil)
  }
}
