import Spelling
import Testing

@Suite("What was probably meant")
struct NearestTests {
  @Test(
    "is the word with the fewest letters wrong",
    arguments: [
      ("conv1", "conv1", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("colour", "color", 1),
      ("daigram", "diagram", 1), ("ca", "abc", 3),
    ])
  func distances(first: String, second: String, expected: Int) {
    #expect(editDistance(first, second) == expected)
    #expect(editDistance(second, first) == expected)
  }

  @Test("is nothing when all words are far")
  func far() {
    #expect(nearest(to: "vgg16", among: ["alexnet", "alexnet-2012"]) == nil)
    #expect(nearest(to: "x", among: []) == nil)
  }

  @Test("is the shortest word that begins so")
  func beginnings() {
    #expect(nearest(to: "ale", among: ["alexnet-2012", "alexnet"]) == "alexnet")
  }

  @Test("ignores capitals, and underscores for hyphens")
  func spelling() {
    #expect(nearest(to: "Show_Layer_Names", among: ["show-layer-names"]) == "show-layer-names")
  }
}
