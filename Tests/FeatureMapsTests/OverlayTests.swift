import Scenes
import Testing

@testable import FeatureMaps

@Suite("Maps over the photograph")
struct OverlayTests {
  private let line = MapPlacement.Line(firstCenter: 5, stride: 4, fieldSize: 11)

  @Test("Numbers stand at the centres of their fields, and reach half a stride beyond the outer")
  func centers() {
    #expect(line.center(2) == 13)
    func isEqual(_ found: (low: Int, high: Int, part: Double)?, _ low: Int, _ part: Double) -> Bool
    {
      found.map { $0.low == low && abs($0.part - part) < 1e-9 } ?? false
    }
    #expect(isEqual(line.neighbors(of: 7, among: 3), 0, 0.5))
    #expect(isEqual(line.neighbors(of: 3, among: 3), 0, 0))
    #expect(line.neighbors(of: 2.9, among: 3) == nil)
    #expect(isEqual(line.neighbors(of: 15, among: 3), 2, 0))
    #expect(line.neighbors(of: 15.1, among: 3) == nil)
  }

  @Test("On a picture twice as wide the numbers lie twice as far apart")
  func scaled() {
    // The first centre is 5.5 pixels from the edge, so it is 11 from it.
    let placement = MapPlacement(horizontal: line, vertical: line).scaled(across: 2, down: 1)
    #expect(
      placement.horizontal == MapPlacement.Line(firstCenter: 10.5, stride: 8, fieldSize: 22))
    #expect(placement.vertical == line)
  }

  @Test("Between four numbers a value is in proportion")
  func values() throws {
    let along = MapPlacement.Line(firstCenter: 0, stride: 2, fieldSize: 3)
    let map = PlacedMap(
      try layer(height: 2, width: 2, channels: 1) { y, x, _ in Float(2 * y + x) }, channels: [0],
      placement: MapPlacement(horizontal: along, vertical: along))
    #expect(map.value(x: 1, y: 1) == 1.5)
    #expect(map.value(x: 0, y: 2) == 2)
    #expect(map.value(x: 3.5, y: 0) == nil)
  }

  @Test("The contour of a ramp at its middle is a straight line")
  func contour() {
    let path = Contours.path(at: 0.5, columns: 3, rows: 2, scale: 10) { x, _ in Float(x) }
    #expect(path.steps == [.move(Point(x: 5, y: 0)), .line(Point(x: 5, y: 10))])
    let flat = Contours.path(at: 0.5, columns: 3, rows: 3, scale: 1) { _, _ in .nan }
    #expect(flat.steps.isEmpty)
  }

  @Test("The brightest place of a panel is the centre of the strongest number's field")
  func panel() throws {
    let maps = try layer(height: 4, width: 4, channels: 2) { y, x, channel in
      channel == 0 && y == 1 && x == 2 ? 9 : 0
    }
    // Centres at 3, 6, 9, 12 of 16 black pixels, so the number stands at (9, 6).
    let along = MapPlacement.Line(firstCenter: 3, stride: 3, fieldSize: 5)
    let scene = try OverlayFigure.scene(
      of: maps,
      over: Raster(width: 16, height: 16, pixels: .rgb([UInt8](repeating: 0, count: 768))),
      inputWidth: 16, inputHeight: 16, placement: MapPlacement(horizontal: along, vertical: along),
      header: FeatureMapHeader(modelName: "AlexNet"),
      options: GridOptions(colorMap: .gray, channels: .top(1)), showsContours: true,
      measuring: FixedWidthMeasurer())
    // The lines' levels are marked on the colour bar, quarters of the 99.5th percentile, and told:
    // of 32 numbers, the part 0.995 · 31 − 30 of the way from 0 to 9.
    for label in ["0", "1.90", "3.80", "5.70", "≥ 7.61"] {
      #expect(scene.strings.contains(label))
    }
    let words = scene.strings.joined(separator: " ")
    #expect(words.contains("half and three quarters"))
    // The other map is all zeros.
    #expect(words.contains("The mean has its own scale, from 0 to 4.50."))
    let raster = scene.pictures[2].raster
    guard case .rgb(let pixels) = raster.pixels else {
      Issue.record("the panel has no colours of its own")
      return
    }
    let brightest = stride(from: 0, to: pixels.count, by: 3).map { pixels[$0] }.max() ?? 0
    let places = (0..<raster.width * raster.height).filter { pixels[3 * $0] == brightest }
    func mean(_ values: [Int]) -> Double { Double(values.reduce(0, +)) / Double(values.count) }
    let scale = Double(raster.width) / 16
    #expect(abs(mean(places.map { $0 % raster.width }) + 0.5 - 9.5 * scale) < 1)
    #expect(abs(mean(places.map { $0 / raster.width }) + 0.5 - 6.5 * scale) < 1)
  }

  @Test(
    "Nothing reaches beyond the page, however narrow or low the photograph is",
    arguments: [
      (2, 60), (60, 2), (16, 16),
    ])
  func proportions(width: Int, height: Int) throws {
    let maps = try layer(height: 4, width: 4, channels: 3) { y, x, channel in
      Float(y + x + channel)
    }
    let along = MapPlacement.Line(firstCenter: 3, stride: 3, fieldSize: 5)
    let pixels = [UInt8](repeating: 0, count: 3 * width * height)
    let scene = try OverlayFigure.scene(
      of: maps, over: Raster(width: width, height: height, pixels: .rgb(pixels)),
      inputWidth: 16, inputHeight: 16, placement: MapPlacement(horizontal: along, vertical: along),
      header: FeatureMapHeader(modelName: "AlexNet"), options: GridOptions(),
      measuring: FixedWidthMeasurer())
    let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    #expect(scene.pictures.count > 5)
    for picture in scene.pictures { #expect(page.contains(picture.frame)) }
    #expect(scene.strings.contains("input: 16 × 16"))
    #expect(scene.strings.contains("mean of all 3 maps"))
  }
}
