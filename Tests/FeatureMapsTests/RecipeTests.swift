import Scenes
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
    let levels = levels(try picture(.deepvis))
    #expect(levels.count == 7)
    #expect(levels[1] == [51, 102, 153, 51, 51, 0, 102])
    #expect(levels[2] == [51, 204, 255, 51, 51, 102, 204])
    #expect(levels[6] == [51, 102, 102, 51, 51, 51, 51])
  }

  @Test("cnnexplainer: zero is white, three of 3.1 nearly the darkest blue")
  func cnnExplainer() throws {
    let grid = try picture(.cnnexplainer)
    let expected: [Float] = [0.5, 4.1 / 6.2, 0.5, 1.1 / 6.2, 0.5]
    #expect(isEqual([Array(grid.values.prefix(5))], [expected]))
    #expect(grid.palette.first == Color(hex: 0x67001F))
    #expect(grid.palette.last == Color(hex: 0x053061))
  }

  @Test("captum: magnitudes of the sum, to where 98 % of them are reached")
  func captum() throws {
    // The sums are −2, 1, 2, 5; of their magnitudes' 10 the share of 9.8 is reached at 5.
    let picture = try picture(.captum)
    #expect(isEqual(rows(picture), [[0.4, 0.2], [0.4, 1]]))
    #expect(picture.palette.last == Color(hex: 0x08306B))
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

  @Test("Constant maps and numbers that are none stop no recipe", arguments: MapRecipe.allCases)
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
