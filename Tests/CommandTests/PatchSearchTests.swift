import Foundation
import Testing

@testable import AlexViz

/// Black pictures with bright spots, in which the strongest patches can be worked out by hand.
@Suite("Strongest patches")
struct PatchSearchTests {
  /// The first channel is the red of each pixel, which it sees in the middle of 3 × 3; the second
  /// is never above zero.
  private func search(_ change: (inout PatchSearch.Options) -> Void = { _ in }) throws
    -> PatchSearch
  {
    let input = Input(shape: [8, 8, 3], name: "input")
    let output = Conv2D(
      filters: 2, kernelSize: (3, 3), padding: .same, activation: .relu, name: "conv")(input)
    var kernel = [Float](repeating: 0, count: 3 * 3 * 3 * 2)
    kernel[(1 * 3 + 1) * 3 * 2] = 1
    kernel[(1 * 3 + 1) * 3 * 2 + 1] = -1
    var weights = TensorList(source: "by hand")
    weights.add(Tensor(shape: [3, 3, 3, 2], floats: kernel), named: "conv/kernel")
    weights.add(Tensor(shape: [2], floats: [0, 0]), named: "conv/bias")
    var options = PatchSearch.Options()
    options.scaling = PixelScaling(divisor: 1)
    change(&options)
    return try PatchSearch(
      model: Model(inputs: input, outputs: output), weights: weights, layer: "conv",
      options: options)
  }

  private func picture(_ spots: [(x: Int, y: Int, red: UInt8)]) -> FeatureMapInput {
    var pixels = [UInt8](repeating: 0, count: 8 * 8 * 3)
    for spot in spots { pixels[3 * (8 * spot.y + spot.x)] = spot.red }
    return .photograph(Photograph(width: 8, height: 8, pixels: pixels))
  }

  private var pictures: [String: FeatureMapInput] {
    [
      "middle": picture([(2, 5, 200)]), "corner": picture([(0, 0, 100)]),
      "weak": picture([(7, 7, 50)]), "black": picture([]),
    ]
  }

  private func patches(
    _ search: PatchSearch, _ pictures: [String: FeatureMapInput]
  ) throws -> StrongestPatches {
    try StrongestPatches(search, channels: .all, title: "by hand", weightsName: "hand") {
      try #require(pictures[$0])
    }
  }

  @Test("The brightest spots are found, the strongest first, and cut at what the number sees")
  func spots() throws {
    var search = try search { $0.count = 2 }
    for name in ["black", "weak", "corner", "middle"] {
      search.add(try search.findings(in: try #require(pictures[name])), of: name)
    }
    let channels = try patches(search, pictures).channels
    #expect(channels.map(\.channel) == [0, 1])
    #expect(channels[1].patches.isEmpty)
    let found = channels[0].patches
    #expect(found.map(\.value) == [200, 100])
    #expect(found.map(\.picture) == ["middle", "corner"])
    // All of the field lies on the picture, the spot in its middle.
    var middle = [UInt8](repeating: 0, count: 27)
    middle[3 * 4] = 200
    #expect(found[0].raster == Raster(width: 3, height: 3, pixels: .rgb(middle)))
    #expect(found[0].place == Rectangle(x: 0, y: 0, width: 1, height: 1))
    // A row and a column of the field lie beyond the upper left corner.
    var corner = [UInt8](repeating: 0, count: 12)
    corner[0] = 100
    #expect(found[1].raster == Raster(width: 2, height: 2, pixels: .rgb(corner)))
    let third = 1.0 / 3
    #expect(found[1].place == Rectangle(x: third, y: third, width: 2 * third, height: 2 * third))
  }

  @Test("One picture gives one patch, or several that lie half a field apart")
  func several() throws {
    let spots = picture([(1, 1, 90), (2, 1, 80), (6, 6, 70)])
    var one = try search()
    one.add(try one.findings(in: spots), of: "spots")
    #expect(try patches(one, ["spots": spots]).channels[0].patches.map(\.value) == [90])
    var more = try search { $0.isOnePerPicture = false }
    more.add(try more.findings(in: spots), of: "spots")
    #expect(try patches(more, ["spots": spots]).channels[0].patches.map(\.value) == [90, 70])
  }

  @Test("Of equal patches the first that was seen comes first")
  func ties() throws {
    var search = try search { $0.count = 1 }
    let spot = picture([(3, 3, 9)])
    for name in ["first", "second"] { search.add(try search.findings(in: spot), of: name) }
    let found = try patches(search, ["first": spot, "second": spot]).channels[0].patches
    #expect(found.map(\.picture) == ["first"])
  }

  @Test("Layers whose numbers see all of the picture are refused")
  func refused() throws {
    let model = try BuiltInModel.alexNet.model(names: .paper)
    #expect(throws: PatchError.noFields(layer: "fc6")) {
      _ = try PatchSearch(
        model: model, weights: RandomWeights(seed: 0, for: model), layer: "fc6")
    }
  }
}
