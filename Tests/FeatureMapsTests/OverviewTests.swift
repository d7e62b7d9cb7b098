import Scenes
import Testing

@testable import FeatureMaps

@Suite("Overview")
struct OverviewTests {
  private let measurer = FixedWidthMeasurer()
  private let photograph = Raster(
    width: 227, height: 227, pixels: .rgb([UInt8](repeating: 90, count: 227 * 227 * 3)))

  private func scene(
    _ options: OverviewOptions = OverviewOptions(), classes: Int = 0, photograph: Raster? = nil
  ) throws -> Scene {
    let layers = try [("conv1", 55, 96), ("pool5", 6, 256), ("fc8", 1, 10)].map {
      name, side, channels in
      try layer(name, height: side, width: side, channels: channels) { y, x, channel in
        Float((y * 7 + x * 3 + channel * 5) % 11)
      }
    }
    let ranked = (0..<classes).map {
      RankedClass(name: "a class with quite a long name, number \($0)", probability: 0.2)
    }
    return OverviewFigure.scene(
      photograph: photograph ?? self.photograph, layers: layers,
      header: FeatureMapHeader(
        modelName: "AlexNet (one column)", pictureName: "cat.png", weightsName: "random:0"),
      classes: ranked, options: options, measuring: measurer)
  }

  @Test(
    "Texts do not overlap, nothing leaves the page, and pictures stay apart",
    arguments: [
      OverviewOptions(), OverviewOptions(scale: .channel, mapsPerLayer: 5, language: .chinese),
      OverviewOptions(mapsPerLayer: 1), OverviewOptions(mapsPerLayer: 1000, width: 900),
    ], [0, 5])
  func layout(options: OverviewOptions, classes: Int) throws {
    let scene = try scene(options, classes: classes)
    let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    let texts = scene.texts.map { $0.bounds(measurer) }
    let pictures = scene.pictures.map(\.frame)
    for (place, text) in texts.enumerated() {
      #expect(page.contains(text), "\(scene.strings[place])")
      for other in texts[(place + 1)...] { #expect(!text.intersects(other)) }
      for picture in pictures {
        #expect(!text.intersects(picture), "\(scene.strings[place])")
      }
    }
    for (place, picture) in pictures.enumerated() {
      #expect(page.contains(picture))
      for other in pictures[(place + 1)...] { #expect(!picture.intersects(other)) }
    }
  }

  @Test("Maps stand in columns that end at the margin")
  func columns() throws {
    let scene = try scene()
    let frames = scene.pictures.map(\.frame).filter { $0.width == 110 }
    #expect(frames.count == 16)
    #expect(Set(frames.map(\.x)).count == 8)
    let right = try #require(frames.map(\.maxX).max())
    #expect(right == 1168, "\(right - 1168)")
  }

  @Test("A layer of single numbers is shown whole, and its largest are named")
  func strips() throws {
    let scene = try scene()
    // Ten numbers, (5 · channel) mod 11: 0 5 10 4 9 3 8 2 7 1. The band takes them in one row.
    let band = try #require(scene.pictures.last)
    #expect(band.raster.width == 10 && band.raster.height == 1)
    #expect(band.frame.x == 232 && band.frame.maxX == 1162)
    let levels = (0..<10).compactMap { index(band.raster, $0, 0) }
    #expect(levels.sorted(by: >).first == levels[2] && levels.sorted().first == levels[0])
    #expect(Set(levels).count == 10)
    let largest = try #require(scene.strings.first { $0.hasPrefix("largest: ") })
    #expect(largest == "largest: 2 (10.0), 4 (9.00), 6 (8.00)")
    #expect(scene.strings.joined(separator: " ").contains("shown whole"))
  }

  @Test(
    "The numbers of a layer fill a band with the largest square cells that fit",
    arguments: [
      // 936 wide, 44 high: 156 cells of 6 pixels make 7 rows, 133 of 7 would make 8 rows, 56 high.
      (1, 936, 44, 1), (10, 93, 44, 1), (100, 18, 18, 2), (1000, 6, 6, 7), (4096, 3, 3, 14),
      (150_528, 1, 1, 161),
    ])
  func cells(count: Int, width: Int, height: Int, rows: Int) {
    let cells = StripCells(count: count, bandWidth: 936, bandHeight: 44)
    #expect([cells.width, cells.height, cells.rows] == [width, height, rows])
    #expect(cells.columns * cells.rows >= count && cells.columns * cells.width <= 936)
  }

  @Test("A frame of 110 pixels is chosen for AlexNet, so that conv1 is exactly doubled")
  func side() {
    #expect(MapSquares.side(limit: 113, mapSides: [55, 27, 27, 13, 13, 13, 13, 6]) == 110)
    #expect(MapSquares.side(limit: 40, mapSides: [224]) == 40)
  }

  @Test("A map larger than its frame is averaged")
  func averaging() throws {
    let maps = try layer(height: 4, width: 4, channels: 1) { _, _, _ in 0 }
    let levels: [UInt8] = [
      0, 4, 10, 10,
      8, 8, 10, 10,
      1, 1, 200, 0,
      1, 1, 0, 200,
    ]
    let small = MapSquares.pixels(levels: levels, of: maps, channel: 0, side: 2, page: 255)
    #expect(small == [5, 10, 1, 100])
  }

  @Test("A map that is not square keeps its proportions")
  func proportions() throws {
    let maps = try layer(height: 1, width: 2, channels: 1) { _, _, _ in 0 }
    let pixels = MapSquares.pixels(levels: [3, 5], of: maps, channel: 0, side: 4, page: 9)
    #expect(pixels == [9, 9, 9, 9, 3, 3, 5, 5, 3, 3, 5, 5, 9, 9, 9, 9])
  }

  @Test(
    "Layers too many for one picture go on in the next",
    arguments: [(8, 400, 3), (1, 70, 3), (8, 30, 1), (8, 0, 1)])
  func pages(maps: Int, count: Int, pages wanted: Int) throws {
    let layers = try deepNetwork(count)
    let pages = OverviewFigure.pages(of: layers, options: OverviewOptions(mapsPerLayer: maps))
    #expect(pages.count == wanted)
    #expect(pages.joined().map(\.name) == layers.map(\.name))
  }

  /// A PNG, and so Cairo's picture of it, has at most 32,767 pixels on a side.
  @Test("An overview that is full can be drawn")
  func fullPage() throws {
    let options = OverviewOptions(mapsPerLayer: 1, width: 640)
    let page = try #require(OverviewFigure.pages(of: deepNetwork(200), options: options).first)
    let scene = OverviewFigure.scene(
      photograph: photograph, layers: page,
      header: FeatureMapHeader(modelName: "deep", pictureName: "cat.png", weightsName: "deep"),
      options: options, measuring: measurer)
    #expect((25_000...32_767).contains(scene.size.height))
  }

  private func deepNetwork(_ count: Int) throws -> [LayerMaps] {
    try (0..<count).map { number in
      try layer("conv\(number)", height: 2, width: 2, channels: 8) { _, _, _ in Float(number) }
    }
  }

  @Test("Classes are listed with their probabilities")
  func classes() throws {
    let strings = try scene(classes: 5).strings
    #expect(strings.filter { $0 == "20.0 %" }.count == 5)
    #expect(strings.contains("top 5 classes"))
  }

  @Test("A large photograph is made to fit and a small one is enlarged by a whole factor")
  func photographs() throws {
    func frame(_ width: Int, _ height: Int) throws -> Rectangle? {
      let pixels = [UInt8](repeating: 0, count: 3 * width * height)
      return try scene(
        photograph: Raster(width: width, height: height, pixels: .rgb(pixels))
      ).pictures.first?.frame
    }
    #expect(try frame(560, 280) == Rectangle(x: 32, y: 32, width: 280, height: 140))
    #expect(try frame(64, 64) == Rectangle(x: 32, y: 32, width: 256, height: 256))
  }
}
