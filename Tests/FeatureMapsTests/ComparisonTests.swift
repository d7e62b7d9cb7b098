import Scenes
import Tensors
import Testing

@testable import FeatureMaps

@Suite("Maps of two pictures side by side")
struct ComparisonTests {
  private let measurer = FixedWidthMeasurer()
  private let header = FeatureMapHeader(modelName: "AlexNet (one column)", weightsName: "random:0")

  private func scene(
    _ first: LayerMaps, _ second: LayerMaps, _ options: GridOptions = GridOptions()
  ) throws -> Scene {
    func picture(_ name: String) -> ComparedPicture {
      ComparedPicture(
        name: name,
        raster: Raster(width: 20, height: 10, pixels: .rgb([UInt8](repeating: 9, count: 600))))
    }
    return try ComparisonFigure.scene(
      of: LayerComparison(first, second), left: picture("cat.jpg"),
      right: picture("a photograph with a long name.jpg"), header: header, options: options,
      measuring: measurer)
  }

  @Test("The second picture's map stands right of the first's, in the same scale")
  func pairs() throws {
    // On a scale from 0 to 4: the lowest colour and the middle one on the left, three quarters and
    // the highest on the right.
    let first = try layer(height: 1, width: 2, channels: 1) { _, x, _ in Float(2 * x) }
    let second = try layer(height: 1, width: 2, channels: 1) { _, x, _ in Float(3 + x) }
    let scene = try scene(first, second, GridOptions(colorMap: .gray, scale: .channel))
    let raster = try #require(scene.pictures.dropFirst(2).first).raster
    let top = Double(ColorMap.gray.levels - 1)
    // A quarter of a pair is one value.
    let found = [1, 3, 5, 7].map { index(raster, raster.width * $0 / 8, 0) }
    #expect(found == [0, 0.5, 0.75, 1].map { UInt8(($0 * top).rounded(.toNearestOrEven)) })
    // Between them is a line in the page's colour.
    #expect(index(raster, raster.width / 2, 0) == UInt8(ColorMap.gray.palette.count - 1))
  }

  @Test("The channels that differ most come first, and are chosen")
  func difference() throws {
    // Mean differences of 1, 5, 0 and 5.
    let first = try layer(height: 2, width: 2, channels: 4) { _, _, channel in Float(channel) }
    let second = try layer(height: 2, width: 2, channels: 4) { y, x, channel in
      Float(channel) + [1, -5, 0, (y + x) % 2 == 0 ? 10 : 0][channel]
    }
    let comparison = try LayerComparison(first, second)
    func channels(_ selection: ChannelSelection) throws -> [Int] {
      try comparison.channels(
        GridOptions(channels: selection, order: .difference), strongestFirst: { [] })
    }
    #expect(try channels(.all) == [1, 3, 0, 2])
    #expect(try channels(.top(2)) == [1, 3])
    #expect(try channels(.ranges([2...3])) == [3, 2])
    #expect(comparison.meanDifferences == [1, 5, 0, 5])
    let strings = try scene(first, second, GridOptions(order: .difference)).strings
    #expect(
      strings.filter { $0.hasSuffix(")") && !$0.contains("column") }
        == ["1 (5.00)", "3 (5.00)", "0 (1.00)", "2 (0)"])
    #expect(strings.joined(separator: " ").contains("differ on average"))
    #expect(try scene(first, second).strings.contains("1"))
  }

  @Test("All numbers of a layer without maps stand in a grid for each picture, at equal places")
  func strips() throws {
    let first = try layer(height: 1, width: 1, channels: 40) { _, _, channel in Float(channel) }
    let second = try layer(height: 1, width: 1, channels: 40) { _, _, channel in
      Float(39 - channel)
    }
    let scene = try scene(first, second, GridOptions(colorMap: .gray))
    let pictures = scene.pictures.dropFirst(2).prefix(2)
    let (left, right) = (try #require(pictures.first), try #require(pictures.last))
    #expect(left.frame.y == right.frame.y && left.frame.maxX < right.frame.x)
    // The first cell is the lowest number on the left and the highest on the right.
    #expect(index(left.raster, 0, 0) == 0 && index(right.raster, 0, 0) == 255)
    #expect(scene.strings.count { $0 == "left: cat.jpg" } == 2)
    #expect(scene.strings.joined(separator: " ").contains("40 in a row"))
  }

  @Test("Maps of different sizes are refused in one sentence")
  func shapes() throws {
    let first = try layer(height: 2, width: 2, channels: 1) { _, _, _ in 0 }
    let second = try layer(height: 2, width: 3, channels: 1) { _, _, _ in 0 }
    let error = #expect(throws: FeatureMapError.self) { try LayerComparison(first, second) }
    #expect(error?.description.contains("[2, 3, 1]") == true)
  }

  @Test(
    "Texts do not overlap and all stays on the page",
    arguments: [
      (55, 55, 96), (27, 27, 256), (13, 13, 384), (6, 6, 3), (1, 1, 10), (1, 1, 4096), (3, 50, 7),
      (224, 224, 8),
    ],
    [
      GridOptions(), GridOptions(scale: .channel, language: .chinese),
      GridOptions(scale: .diverging, channels: .top(5), order: .difference),
      GridOptions(channels: .top(1), columns: 4, width: 400),
    ])
  func layout(shape: (Int, Int, Int), options: GridOptions) throws {
    let maps = try layer(height: shape.0, width: shape.1, channels: shape.2) { y, x, channel in
      Float(y + x + channel)
    }
    let scene = try scene(maps, maps, options)
    let page = expectReadable(scene, measurer)
    for picture in scene.pictures { #expect(page.contains(picture.frame)) }
    // Two photographs, the pairs or two grids of cells, and the colour bar.
    let isWhole = maps.shapeText.hasPrefix("1 × 1 ") && options.channels == .all
    #expect(scene.pictures.count == (isWhole ? 5 : 4))
  }
}
