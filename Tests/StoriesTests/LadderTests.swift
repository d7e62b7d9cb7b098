import Diagrams
import FeatureMaps
import ModelDescription
import ForwardPass
import Scenes
import Testing

@testable import Stories

@Suite("The column of a story")
struct LadderTests {
  private let measurer = FixedWidthMeasurer()

  private func ladder(of story: Story) -> StoryLadder {
    StoryLadder(
      story: story, style: StoryStyle(theme: BuiltInTheme.light.theme),
      typesetting: Typesetting(measuring: measurer), words: .english)
  }

  @Test("Long names lose the words that others begin with, not those in which they differ")
  func names() {
    let names = [
      "input", "backbone_encoder_stem_convolution", "backbone_encoder_stage1_block2_addition",
      "backbone_encoder_stage2_block2_addition", "classifier_head_predictions",
    ]
    // 18 characters a line.
    let shown = ShortNames(
      names, font: Font(family: "", size: 10), limit: 108,
      typesetting: Typesetting(measuring: measurer))
    #expect(shown["input"] == ["input"])
    #expect(
      shown["backbone_encoder_stem_convolution"] == ["backbone_encoder_", "stem_convolution"])
    #expect(shown["backbone_encoder_stage1_block2_addition"] == ["…stage1_block2_", "addition"])
    #expect(shown["backbone_encoder_stage2_block2_addition"] == ["…stage2_block2_", "addition"])
    #expect(shown["classifier_head_predictions"] == ["classifier_head_", "predictions"])
  }

  @Test("Where a layer is told with and without what follows it, no way leads around that")
  func attachedLayers() throws {
    let story = try Story.of(["conv", "norm", "relu", "pool"]) {
      let x = Conv2D(filters: 4, kernelSize: (3, 3), name: "conv")($0)
      return MaxPooling2D(name: "pool")(ReLU(name: "relu")(BatchNormalization(name: "norm")(x)))
    }
    #expect(story.stages.map(\.followers) == [[], ["BN"], ["BN", "ReLU"], []])
    let ladder = ladder(of: story)
    let elements = ladder.elements(
      left: 40, width: 96, centers: [50, 150, 250, 350, 450], boxHeight: 22)
    let lines = elements.compactMap {
      if case .arrow(let arrow) = $0 { arrow.points.count } else { nil }
    }
    #expect(lines == [2, 2, 2, 2])
  }

  @Test("Ways around layers run beside the column, one within another where they overlap")
  func ways() throws {
    let story = try Story.sampleU()
    let ladder = ladder(of: story)
    let elements = ladder.elements(
      left: 40, width: 96, centers: [50, 150, 250, 350], boxHeight: 22)
    let lines = elements.compactMap {
      if case .arrow(let arrow) = $0 { arrow.points } else { nil }
    }
    // From the box of `down`, around 150, to the bar of `joined`, the second between the boxes of
    // `bottom`, around 250, and `up`; 5 points left of the column.
    let around = lines.filter { $0.count == 4 }
    #expect(around.count == 1)
    let way = try #require(around.first)
    #expect(way.first == Point(x: 40, y: 155.5))
    #expect(way[1].x == 35)
    #expect(way[2].x == 35)
    let end = try #require(way.last)
    #expect((261...339).contains(end.y))
    #expect(end.x == 64)
    // Boxes of the input and three stages, bars of the pool, the enlargement and the join.
    #expect(elements.count { if case .box = $0 { true } else { false } } == 4 + 3)
  }

  @Test(
    "Each layer of branches side by side is drawn once, and lines enter all but the input",
    arguments: [
      ["stem", "a1", "a2", "a3", "b1", "b2", "joined", "pool"], ["stem", "a3", "b2", "joined"],
      ["stem", "b2", "pool"], ["b1"],
    ])
  func branches(layers: [String]) throws {
    let story = try Story.sampleBranches(layers)
    let ladder = ladder(of: story)
    let elements = ladder.elements(
      left: 40, width: 96, centers: (0..<ladder.count).map { 50 + 100 * Double($0) },
      boxHeight: 22)
    // The input and eight layers, as boxes or bars.
    #expect(elements.count { if case .box = $0 { true } else { false } } == 9)
    let ends = elements.compactMap { element -> Double? in
      if case .arrow(let arrow) = element { arrow.points.last?.y } else { nil }
    }
    // One for each layer, and one more for the join.
    #expect(ends.count == 9)
  }

  @Test("Lines down join neighbours alone; those to and from another branch run beside them")
  func branchLines() throws {
    let story = try Story.sampleBranches()
    let ladder = ladder(of: story)
    let elements = ladder.elements(
      left: 40, width: 96, centers: (0..<9).map { 50 + 100 * Double($0) }, boxHeight: 22)
    let lines = elements.compactMap {
      if case .arrow(let arrow) = $0 { arrow.points } else { nil }
    }
    // No line leads down from `a3`, around 450, to `b1`.
    let starts = lines.filter { $0.count == 2 }.compactMap(\.first?.y)
    #expect(starts == [61, 161, 261, 361, 561, 661, 761])
    // From `stem`, around 150, to `b1`, around 550, and from `a3` to the join, around 750.
    let around = Set(lines.filter { $0.count == 4 }.map { [$0.first?.y, $0.last?.y] })
    #expect(around == [[155.5, 544.5], [455.5, 744.5]])
  }
}
