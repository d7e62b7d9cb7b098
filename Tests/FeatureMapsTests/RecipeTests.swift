import Scenes
import Tensors
import Testing

@testable import FeatureMaps

/// Each recipe on three maps of two by two: `[[0,1],[2,3]]`, `[[-2,0],[0,2]]` and zeros. What is
/// expected was worked out by hand from the tools' sources.
@Suite("Recipes")
struct RecipeTests {
  private static let planes: [[Float]] = [[0, 1, 2, 3], [-2, 0, 0, 2], [0, 0, 0, 0]]

  private func picture(
    _ recipe: MapRecipe, columns: Int? = nil, channels: ChannelSelection = .all,
    name: String = "conv1"
  ) throws -> RecipePicture {
    try recipe.picture(
      of: layer(name, height: 2, width: 2, channels: 3) { y, x, channel in
        Self.planes[channel][y * 2 + x]
      }, channels: channels, columns: columns)
  }

  private func rows(_ picture: RecipePicture) -> [[Float]] {
    (0..<picture.height).map { row in
      Array(picture.values[row * picture.width..<(row + 1) * picture.width])
    }
  }

  private func isEqual(_ first: [[Float]], _ second: [[Float]]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { row, other in
        row.count == other.count && zip(row, other).allSatisfy { abs($0 - $1) < 1e-5 }
      }
  }

  private func levels(_ picture: RecipePicture) -> [[UInt8]] {
    (0..<picture.height).map { row in
      Array(picture.levels[row * picture.width..<(row + 1) * picture.width])
    }
  }

  @Test("caffe: a square of tiles with white lines right and below")
  func caffe() throws {
    let expected: [[Float]] = [
      [0.4, 0.6, 1, 0, 0.4, 1], [0.8, 1, 1, 0.4, 0.8, 1], [1, 1, 1, 1, 1, 1],
      [0.4, 0.4, 1, 1, 1, 1], [0.4, 0.4, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1],
    ]
    #expect(isEqual(rows(try picture(.caffe)), expected))
    // matplotlib takes the whole part of 256 times the number.
    #expect(try picture(.caffe).levels.prefix(5) == [102, 153, 255, 0, 102])
  }

  @Test("caffe2014: conv3 to conv5 have grey lines and blanks, the others white ones")
  func caffe2014() throws {
    #expect(try picture(.caffe2014, name: "conv3").values.suffix(8).first == 0.5)
    #expect(try picture(.caffe2014, name: "conv2").values == picture(.caffe).values)
  }

  @Test("matlab: one scale, no lines, black blanks")
  func matlab() throws {
    let expected: [[Float]] = [[0.4, 0.6, 0, 0.4, 0.4, 0.4], [0.8, 1, 0.4, 0.8, 0.4, 0.4]]
    #expect(isEqual(rows(try picture(.matlab, columns: 3)), expected))
    #expect(try picture(.matlab).values.suffix(2) == [0, 0])
  }

  @Test("chollet: each map by its mean and deviation; maps that add up to zero stay as they are")
  func chollet() throws {
    let expected: [[Float]] = [[42, 99, 0, 0, 0, 0, 0, 0], [156, 213, 0, 0, 2, 0, 0, 0]]
    #expect(rows(try picture(.chollet)) == expected)
  }

  /// The second map's mean is 0, its deviation √2: (−2, 0, 0, 2) / √2 · 64 + 128.
  @Test("chollet1: no lines, and a map that adds up to zero is scaled as the others")
  func chollet1() throws {
    let expected: [[Float]] = [[42, 99, 37, 128, 0, 0], [156, 213, 128, 218, 0, 0]]
    #expect(rows(try picture(.chollet1)) == expected)
    let conv1 = try MapRecipe.chollet1.picture(
      of: layer(height: 55, width: 55, channels: 96) { y, x, c in Float(y * x + c) })
    #expect([conv1.height, conv1.width] == [330, 880])
  }

  @Test("chollet: 96 maps of 55 × 55 make 335 × 895 pixels, 17 maps lose one")
  func cholletSize() throws {
    let conv1 = try MapRecipe.chollet.picture(
      of: layer(height: 55, width: 55, channels: 96) { y, x, c in Float(y * x + c) })
    #expect([conv1.height, conv1.width] == [335, 895])
    let odd = try MapRecipe.chollet.picture(
      of: layer(height: 2, width: 2, channels: 17) { y, x, c in Float(y + x + c) })
    #expect([odd.height, odd.width] == [2, 47])
  }

  @Test("torchvision: borders on all sides, bytes rounded")
  func torchvision() throws {
    let grid = try picture(.torchvision, columns: 2)
    #expect([grid.height, grid.width] == [10, 10])
    let rows = rows(grid)
    #expect(rows[2] == [0, 0, 102, 153, 0, 0, 0, 102, 0, 0])
    #expect(rows[3] == [0, 0, 204, 255, 0, 0, 102, 204, 0, 0])
    #expect(rows[6] == [0, 0, 102, 102, 0, 0, 0, 0, 0, 0])
  }

  @Test("torchvision: 64 maps of 55 × 55 make 458 × 458 pixels, one map has no border")
  func torchvisionSize() throws {
    let grid = try MapRecipe.torchvision.picture(
      of: layer(height: 55, width: 55, channels: 64) { y, x, c in Float(y * x + c) })
    #expect([grid.height, grid.width] == [458, 458])
    let one = try picture(.torchvision, channels: .ranges([0...0]))
    #expect(one.levels == [0, 85, 170, 255])
  }

  @Test("deepvis: bytes truncated, dark lines around every map but at the far edges")
  func deepvis() throws {
    let levels = levels(try picture(.deepvis()))
    #expect(levels.count == 7)
    #expect(levels[1] == [51, 102, 153, 51, 51, 0, 102])
    #expect(levels[2] == [51, 204, 255, 51, 51, 102, 204])
    #expect(levels[6] == [51, 102, 102, 51, 51, 51, 51])
  }

  @Test("deepvis: gamma lifts all numbers, boost each map to the brightest, dead ones too")
  func deepvisSettings() throws {
    let gamma = levels(try picture(.deepvis(gamma: 0.5)))
    #expect(gamma[1].prefix(3) == [51, 161, 197] && gamma[2].prefix(3) == [51, 228, 255])
    let boost = levels(try picture(.deepvis(boost: 1)))
    #expect(boost[1] == [51, 102, 153, 51, 51, 0, 127])
    #expect(boost[2] == [51, 204, 255, 51, 51, 127, 255])
    #expect(boost[5].prefix(3) == [51, 255, 255])
    // 0.4 and 0.8 times 0.8 to the power of −0.5, then to that of 0.5: √0.4472 and √0.8944.
    let both = levels(try picture(.deepvis(boost: 0.5, gamma: 0.5)))
    #expect(both[2].suffix(2) == [170, 241])
  }

  @Test("cnnexplainer: zero is white, three of 3.1 nearly the darkest blue")
  func cnnExplainer() throws {
    let grid = try picture(.cnnexplainer())
    let expected: [Float] = [0.5, 4.1 / 6.2, 0.5, 1.1 / 6.2, 0.5]
    #expect(isEqual([Array(grid.values.prefix(5))], [expected]))
    #expect(grid.palette.first == Color(hex: 0x67001F))
    #expect(grid.palette.last == Color(hex: 0x053061))
  }

  @Test(
    "cnnexplainer: a convolution's range holds for what follows it, or for more",
    arguments: [
      (MapRecipe.SharedRange.local, [1.1, 1.1, 5.1, 5.1, 2.1, 2.1]),
      (.module, [5.1, 5.1, 5.1, 5.1, 2.1, 2.1]), (.global, [5.1, 5.1, 5.1, 5.1, 5.1, 5.1]),
    ] as [(MapRecipe.SharedRange, [Float])])
  func sharedRanges(range: MapRecipe.SharedRange, halves: [Float]) throws {
    let kinds = ["Conv2D", "ReLU", "Conv2D", "MaxPooling2D", "Dense", "ReLU"]
    let layers = try zip(kinds, [-1, 0.5, 5, 5, 2, 1] as [Float]).enumerated().map { place, layer in
      try LayerMaps(
        name: "layer\(place)", className: layer.0,
        activations: Tensor(shape: [1, 2, 1], floats: [layer.1, 0]))
    }
    for (layer, half) in zip(layers, halves) {
      let picture = try MapRecipe.cnnexplainer(range).picture(of: layer, among: layers)
      let value = layer.activations.floats()[0]
      #expect(isEqual(rows(picture), [[(value + half) / (2 * half), 0.5]]), "\(layer.name)")
    }
    // Without the others, or without a convolution before it, a layer has its own range.
    #expect(
      try MapRecipe.cnnexplainer(range).picture(of: layers[1]).values
        == MapRecipe.cnnexplainer(range).picture(of: layers[1], among: [layers[1]]).values)
  }

  @Test("captum: magnitudes of the sum, to where 98 % of them are reached")
  func captum() throws {
    // The sums are −2, 1, 2, 5; of their magnitudes' 10 the share of 9.8 is reached at 5.
    let picture = try picture(.captum())
    #expect(isEqual(rows(picture), [[0.4, 0.2], [0.4, 1]]))
    #expect(picture.palette.last == Color(hex: 0x08306B))
  }

  @Test("captum: of the signs both, or one, each in its own colours")
  func captumSigns() throws {
    // −2, 1, 2, 5: both signs and the positive ones end at 5, the negative one at 2.
    let all = try picture(.captum(.all))
    #expect(isEqual(rows(all), [[0.3, 0.6], [0.7, 1]]))
    #expect(all.palette.first == Color(hex: 0xFF0000) && all.palette.last == Color(hex: 0x008000))
    let positive = try picture(.captum(.positive))
    #expect(isEqual(rows(positive), [[0, 0.2], [0.4, 1]]))
    #expect(positive.palette.last == Color(hex: 0x00441B))
    let negative = try picture(.captum(.negative))
    #expect(isEqual(rows(negative), [[1, 0], [0, 0]]))
    #expect(negative.palette.last == Color(hex: 0x67000D))
  }

  @Test("Recipes are called by their names, the toolbox's with its two settings")
  func names() {
    for recipe in MapRecipe.allCases { #expect(MapRecipe(rawValue: recipe.rawValue) == recipe) }
    #expect(MapRecipe(rawValue: "captum") == .captum(.absolute))
    #expect(MapRecipe(rawValue: "deepvis-b0.5-g0.7") == .deepvis(boost: 0.5, gamma: 0.7))
    #expect(MapRecipe.deepvis(boost: 0.5, gamma: 0.7).rawValue == "deepvis-b0.5-g0.7")
    #expect(MapRecipe(rawValue: "deepvis-g0.3") == .deepvis(gamma: 0.3))
    for name in [
      "deepvis-", "deepvis-b", "deepvis-b2", "deepvis-g0", "deepvis-b0.3-b0.5", "deepvis-x1",
      "deepvis-bnan", "deepvis-b0.00001", "captum-b0.5", "caffe-all", "",
    ] { #expect(MapRecipe(rawValue: name) == nil, "\(name)") }
  }

  @Test("keract: each map in its own scale, dead ones in the lowest colour")
  func keract() throws {
    let expected: [[Float]] = [
      [0, 1.0 / 3, 0, 0.5], [2.0 / 3, 1, 0.5, 1], [0, 0, 0, 0], [0, 0, 0, 0],
    ]
    #expect(isEqual(rows(try picture(.keract)), expected))
  }

  @Test("tfexplain: blanks are zeros before the scale is made")
  func tfExplain() throws {
    let expected: [[Float]] = [
      [102, 153, 0, 102], [204, 255, 102, 204], [102, 102, 102, 102], [102, 102, 102, 102],
    ]
    #expect(rows(try picture(.tfexplain)) == expected)
  }

  @Test(
    "Constant maps and numbers that are none stop no recipe",
    arguments: MapRecipe.allCases + [.deepvis(boost: 1, gamma: 0.5)])
  func constant(_ recipe: MapRecipe) throws {
    for value: Float in [0, 7, -3, .nan, .infinity, -.greatestFiniteMagnitude] {
      let maps = try layer(height: 3, width: 2, channels: 5) { _, _, _ in value }
      let picture = try recipe.picture(of: maps)
      #expect(picture.levels.count == picture.width * picture.height)
    }
  }

  @Test("viridis has its published first and last colours")
  func published() {
    let colors = ColorMap.viridis.publishedColors
    #expect(colors.count == 256)
    #expect(colors.first == Color(hex: 0x440154))
    #expect(colors.last == Color(hex: 0xFDE725))
  }
}
