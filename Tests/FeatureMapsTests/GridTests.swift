import Scenes
import Tensors
import Testing

@testable import FeatureMaps

@Suite("Grids of feature maps")
struct GridTests {
  private let measurer = FixedWidthMeasurer()
  private let header = FeatureMapHeader(
    modelName: "AlexNet (one column)", pictureName: "cat.png", weightsName: "random:0")

  private func scene(_ maps: LayerMaps, _ options: GridOptions = GridOptions()) throws -> Scene {
    try FeatureMapGrid.scene(of: maps, header: header, options: options, measuring: measurer)
  }

  private func ramp(_ height: Int, _ width: Int, _ channels: Int) throws -> LayerMaps {
    try layer(height: height, width: width, channels: channels) { y, x, channel in
      Float(y + x + channel)
    }
  }

  @Test(
    "Texts do not overlap and all stays on the page",
    arguments: [
      (55, 55, 96), (27, 27, 256), (13, 13, 384), (6, 6, 256), (7, 7, 2048), (224, 224, 64),
      (1, 1, 10), (1, 1, 1000), (1, 1, 4096), (3, 50, 7), (50, 3, 7), (1, 1, 1), (300, 300, 3),
    ],
    [
      GridOptions(), GridOptions(scale: .channel, language: .chinese),
      GridOptions(channels: .top(5)), GridOptions(colorMap: .gray, columns: 4, width: 400),
      GridOptions(scale: .diverging, order: .max), GridOptions(scale: .percentile),
    ])
  func layout(shape: (Int, Int, Int), options: GridOptions) throws {
    let scene = try scene(ramp(shape.0, shape.1, shape.2), options)
    let page = expectReadable(scene, measurer)
    let boxes = scene.texts.map { $0.bounds(measurer) }
    for picture in scene.pictures { #expect(page.contains(picture.frame)) }
    let bar = try #require(scene.pictures.last).frame
    for box in boxes { #expect(!box.intersects(bar)) }
  }

  @Test(
    "Grids of AlexNet's layers come close to 1,200 pixels and are nearly square",
    arguments: [(55, 96), (27, 96), (27, 256), (13, 256), (13, 384), (6, 256)])
  func alexNetSizes(side: Int, channels: Int) throws {
    let size = try scene(ramp(side, side, channels)).size
    #expect((1100...1320).contains(size.width))
    #expect((0.9...1.4).contains(size.width / size.height))
  }

  @Test("Values fill whole squares, with even gaps in the page's colour")
  func pixels() throws {
    // Two maps of 2 × 2 in one row: 0 1 / 2 3 and 4 5 / 6 7, on a scale from 0 to 7.
    let maps = try layer(height: 2, width: 2, channels: 2) { y, x, channel in
      Float(4 * channel + 2 * y + x)
    }
    let scene = try scene(maps, GridOptions(colorMap: .gray, scale: .channel, columns: 2))
    let picture = try #require(scene.pictures.first)
    let raster = picture.raster
    #expect(picture.frame.width == Double(raster.width))
    #expect(picture.frame.height == Double(raster.height))
    let map = (raster.width - 4) / 2
    let square = map / 2
    #expect(map == 2 * square && raster.width == 2 * map + 4)
    for origin in [0, map + 4] {
      #expect(index(raster, origin, 0) == 0)
      #expect(index(raster, origin + square - 1, square - 1) == 0)
      #expect(index(raster, origin + square, 0) == 85)
      #expect(index(raster, origin, square) == 170)
      #expect(index(raster, origin + map - 1, map - 1) == 255)
    }
    for x in map..<map + 4 { #expect(index(raster, x, 0) == 255) }
  }

  @Test("On one scale a dead map is the lowest colour, and the page has its own index")
  func layerScale() throws {
    let maps = try layer(height: 4, width: 4, channels: 3) { _, _, channel in
      channel == 1 ? 0 : Float(channel + 1)
    }
    let scene = try scene(maps, GridOptions(columns: 3))
    let raster = try #require(scene.pictures.first).raster
    let map = (raster.width - 8) / 3
    // 1 of 3 is level 74 of 223, rounded from 74.3.
    #expect(index(raster, 0, 0) == 74)
    #expect(index(raster, map + 4, 0) == 0)
    #expect(index(raster, raster.width - 2, 0) == 223)
    #expect(index(raster, map, 0) == 224, "\(raster.width) × \(raster.height)")
  }

  @Test("A short last row is filled with the page's colour")
  func shortRow() throws {
    let scene = try scene(ramp(8, 8, 3), GridOptions(columns: 2))
    let raster = try #require(scene.pictures.first).raster
    #expect(index(raster, raster.width - 1, raster.height / 2 + 20) == 224)
  }

  @Test("Chosen channels are numbered in the order of strength")
  func numbers() throws {
    let maps = try layer(height: 3, width: 3, channels: 4) { _, _, channel in
      [2, 9, 0, 5][channel]
    }
    let strings = try scene(maps, GridOptions(channels: .top(3))).strings
    let numbers = strings.filter { ["0", "1", "2", "3"].contains($0) }.prefix(3)
    #expect(Array(numbers) == ["1", "3", "0"])
    #expect(strings.contains { $0.contains("the 3 strongest of 4 maps") })
  }

  @Test("The title names model, layer and shape; the second line picture, weights and scale")
  func titles() throws {
    let scene = try scene(ramp(13, 13, 384))
    #expect(scene.strings[0] == "AlexNet (one column) · conv · 13 × 13 × 384")
    #expect(scene.strings[1] == "cat.png · weights: random:0 · one scale for the layer")
    #expect(scene.title == scene.strings[0])
    #expect(scene.language == "en")
  }

  @Test("The colour bar says where it ends, and that larger values exist")
  func barLabels() throws {
    let maps = try layer(height: 1, width: 1001, channels: 1) { _, x, _ in Float(x) }
    let clipped = try scene(maps).strings
    #expect(clipped.contains("0") && clipped.contains("498") && clipped.contains("≥ 995 (99.5 %)"))
    let whole = try layer(height: 1, width: 2, channels: 1) { _, _, _ in 4 }
    #expect(try scene(whole).strings.contains("4.00"))
  }

  @Test("A diverging colour map and scale ask for each other")
  func divergingOptions() throws {
    let maps = try layer(height: 1, width: 3, channels: 1) { _, x, _ in [0, 1, 2][x] }
    func coloring(_ colorMap: ColorMap? = nil, _ scale: MapScale? = nil) -> MapColoring {
      maps.coloring(colorMap: colorMap, scale: scale)
    }
    #expect(coloring(nil, .diverging).colorMap == .rdbu)
    #expect(coloring(.rdbu).scale == .diverging)
    #expect(coloring(.gray, .diverging).colorMap == .gray)
    #expect(coloring().colorMap == .viridis && coloring().scale == .layer)
  }

  @Test(
    "Layers that reach well below zero are drawn around it unless something else is asked for",
    arguments: [([-3, 1, 2], true), ([-1, 1, 4], false), ([-2, -1, -1], false)])
  func signedLayers(values: [Float], isAroundZero: Bool) throws {
    let maps = try layer(height: 1, width: 3, channels: 1) { _, x, _ in values[x] }
    let coloring = maps.coloring(colorMap: nil, scale: nil)
    #expect(coloring.scale == (isAroundZero ? .diverging : .layer))
    #expect(coloring.colorMap == (isAroundZero ? .rdbu : .viridis))
    #expect(maps.coloring(colorMap: nil, scale: .layer).colorMap == .viridis)
    #expect(maps.coloring(colorMap: .magma, scale: nil).scale == .layer)
  }

  @Test("A diverging scale has zero in its middle and says what lies beyond")
  func divergingLabels() throws {
    let maps = try layer(height: 1, width: 3, channels: 1) { _, x, _ in [-4, 1, 2][x] }
    let strings = try scene(maps, GridOptions(scale: .diverging)).strings
    #expect(strings.contains("≤ −3.98") && strings.contains("0") && strings.contains("3.98"))
    #expect(strings.joined(separator: " ").contains("one scale for the layer around zero"))
  }

  @Test("Dead maps are crossed out and counted")
  func deadMaps() throws {
    let maps = try layer(height: 2, width: 2, channels: 3) { y, x, channel in
      channel == 1 ? 0 : Float(y + x)
    }
    let scene = try scene(maps, GridOptions(columns: 3))
    #expect(scene.strings[1].hasSuffix("1 dead map"))
    let raster = try #require(scene.pictures.first).raster
    let map = (raster.width - 8) / 3
    // The mark is the colour behind the 224 and the page's: in a large map three pixels wide.
    for x in 0..<raster.width {
      let marks = (0..<raster.height).count { index(raster, x, $0) == 225 }
      let column = x - (map + 4)
      #expect(marks == ((0..<map).contains(column) ? min(column + 1, 3) : 0), "column \(x)")
    }
  }

  @Test("The mark is light on dark colours and dark on light ones")
  func marks() {
    let palette = MapPalette(.viridis, page: .white)
    #expect(palette.colors[Int(palette.mark(on: 0))] == Color(hex: 0xD4D4D4))
    #expect(palette.colors[Int(palette.mark(on: 223))] == Color(hex: 0x595959))
    // The middle of a diverging map is nearly white.
    let diverging = MapPalette(.rdbu, page: .white)
    #expect(diverging.colors[Int(diverging.mark(on: 111))] == Color(hex: 0x595959))
  }

  @Test("Maps in another order than that of channels have their numbers below")
  func ordered() throws {
    let maps = try layer(height: 3, width: 3, channels: 4) { y, _, channel in
      Float(y) * [2, 9, 1, 5][channel]
    }
    let strings = try scene(maps, GridOptions(order: .max)).strings
    #expect(
      strings.filter { ["0", "1", "2", "3"].contains($0) }.prefix(4) == ["1", "3", "0", "2"])
    #expect(strings[1].contains("highest maximum first"))
  }

  @Test("Chinese captions stand in Chinese figures")
  func chinese() throws {
    let scene = try scene(ramp(13, 13, 96), GridOptions(scale: .channel, language: .chinese))
    #expect(scene.strings[1] == "cat.png · 权重：random:0 · 每张特征图各用一个色标")
    #expect(scene.strings.contains("该图最小值"))
    #expect(scene.language == "zh-CN")
  }

  @Test("Values that are not finite are counted in the note")
  func nonFinite() throws {
    let maps = try layer(height: 30, width: 30, channels: 1) { y, x, _ in
      y == 0 ? .nan : y == 1 && x == 0 ? .infinity : Float(x)
    }
    let words = try scene(maps).strings.joined(separator: " ")
    #expect(words.contains("31 values are infinite or not numbers."))
  }

  @Test("Other tensors than height × width × channels are refused")
  func shapes() throws {
    func maps(_ shape: [Int]) throws -> LayerMaps {
      let count = shape.reduce(1, *)
      return try LayerMaps(
        name: "x", className: "Dense",
        activations: Tensor(shape: shape, floats: [Float](repeating: 0, count: count)))
    }
    #expect(try maps([1, 5, 6, 7]).shapeText == "5 × 6 × 7")
    #expect(try maps([1, 9]).shapeText == "9")
    #expect(try maps([9]).shapeText == "9")
    for shape in [[5, 6], [2, 5, 6, 7], [], [5, 0, 3]] {
      #expect(throws: FeatureMapError.notFeatureMaps(layer: "x", shape: shape)) { try maps(shape) }
    }
  }
}
