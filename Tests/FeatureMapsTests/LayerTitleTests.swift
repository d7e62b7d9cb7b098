import Scenes
import Testing

@testable import FeatureMaps

@Suite("Titles of layers")
struct LayerTitleTests {
  @Test("What all paths begin with is left out, and what the next part repeats")
  func paths() {
    #expect(
      LayerTitles.titles(of: ["/features/features.0/Conv", "/features/features.3/Conv"])
        == ["features.0/Conv", "features.3/Conv"])
    #expect(
      LayerTitles.titles(of: ["/net/conv1/Conv", "/net/layer1/layer1.0/conv1/Conv"])
        == ["conv1/Conv", "layer1.0/conv1/Conv"])
    #expect(LayerTitles.titles(of: ["/a/b", "/a/b/c"]) == ["b", "b/c"])
    #expect(
      LayerTitles.titles(of: ["features.block1.layer1.concat", "features.block1.layer2.concat"])
        == ["layer1.concat", "layer2.concat"])
  }

  @Test(
    "Names stay that are no paths, alone, or not told apart without their beginnings",
    arguments: [
      ["conv1", "conv2"], ["/features/Conv"], ["/a/a.0/x", "a.0/x"], ["", "/"],
      ["features.0", "features.3"], ["conv", "conv.1"],
    ])
  func kept(names: [String]) {
    #expect(LayerTitles.titles(of: names) == names)
  }

  @Test("A title that is too long goes on in a second line")
  func lines() {
    let typesetting = Typesetting(measuring: FixedWidthMeasurer())
    let font = Font(family: "Sans", size: 10)
    func lines(_ title: String, _ letters: Int) -> [String] {
      let limit = typesetting.width(String(repeating: "x", count: letters), font)
      return LayerTitles.lines(of: title, font: font, limit: limit, typesetting: typesetting)
    }
    #expect(lines("layer1.0/conv1/Conv", 20) == ["layer1.0/conv1/Conv"])
    #expect(lines("layer1.0/conv1/Conv", 16) == ["layer1.0/conv1/", "Conv"])
    #expect(lines("stage_0_block_1_depthwise", 18) == ["stage_0_block_1_", "depthwise"])
    #expect(lines("conv/averyveryverylongname", 12)[0] == "conv/")
  }
}
