import Canvas
import Scenes
import Testing

@Suite("Text")
struct TextTests {
  private let measurer = PangoTextMeasurer()

  /// Widths that Graphviz gave the cells of Keras's diagrams of AlexNet, less padding and borders; it rounds widths up to whole points.
  @Test(
    "Words are as wide as Graphviz has them, within 1 %",
    arguments: [
      ("Input shape: |(None, 227, 227, 3)|Output shape: |(None, 55, 55, 96)", "DejaVu Sans", 494.0),
      ("Output shape: |(None, 227, 227, 3)", "DejaVu Sans", 258),
      ("(None, 227, 227, 3)", "DejaVu Serif", 139),
      ("[(None, 227, 227, 3)]", "DejaVu Serif", 149),
      ("max_pooling2d", "DejaVu Serif", 108),
      ("max_pooling2d_1", "DejaVu Serif", 124),
      ("output:", "DejaVu Serif", 52),
    ])
  func graphvizWidths(words: String, family: String, width: Double) {
    // Every second piece of a table's cells is bold.
    let runs = words.split(separator: "|").enumerated().map { place, piece in
      TextRun(
        String(piece), font: Font(family: family, size: 14, bold: !place.isMultiple(of: 2)))
    }
    #expect(abs(measurer.measure(runs).width - width) < max(0.01 * width, 1.05))
  }

  @Test("Widths grow as the size does: no hinting, no rounding")
  func scaling() {
    let small = measurer.measure("Feature maps", font: Font(family: "DejaVu Sans", size: 7))
    let large = measurer.measure("Feature maps", font: Font(family: "DejaVu Sans", size: 700))
    #expect(abs(large.width / small.width - 100) < 0.1)
    #expect(abs(large.ascent / small.ascent - 100) < 0.3)
  }

  @Test("The em square is as large as the font's size")
  func em() {
    // DejaVu Sans: ascent 1901, descent 483 of 2048 units; an em dash is 2048 wide.
    let metrics = measurer.measure("—", font: Font(family: "DejaVu Sans", size: 100))
    #expect(abs(metrics.width - 100) < 0.01)
    #expect(abs(metrics.ascent - 92.8) < 0.1)
    #expect(abs(metrics.descent - 23.6) < 0.1)
  }

  @Test("No words have no width but the height of their font")
  func emptyText() {
    let metrics = measurer.measure("", font: Samples.sans)
    #expect(metrics.width == 0)
    #expect(metrics.height == measurer.measure("x", font: Samples.sans).height)
  }

  @Test("Spaces at the end count")
  func trailingSpaces() {
    let with = measurer.measure("shape: ", font: Samples.sans).width
    let without = measurer.measure("shape:", font: Samples.sans).width
    #expect(abs(with - without - 4.45) < 0.02)
  }

  @Test(
    "What is drawn lies within what was measured", arguments: [72.0, 96, 200],
    ["Conv2D", "(None, 55, 55, 96)", "特征图", "HHHHHH"])
  func inkInside(dpi: Double, words: String) throws {
    let metrics = measurer.measure(words, font: Samples.sans)
    let picture = try DecodedPNG(Canvas.render(Samples.words(words), as: .png, dpi: dpi))
    let ink = try #require(picture.ink)
    let scale = dpi / 72
    #expect(ink.minX >= 20 * scale - 1)
    #expect(ink.maxX <= (20 + metrics.width) * scale + 1)
    #expect(ink.width >= (metrics.width - 3) * scale - 1)
    #expect(ink.minY >= (40 - metrics.ascent) * scale - 1)
    #expect(ink.maxY <= (40 + metrics.descent) * scale + 1)
  }

  @Test("Alignment moves the line by half its width, or all of it")
  func alignment() throws {
    let places = try [Text.Alignment.start, .middle, .end].map { alignment in
      let text = Text(
        [TextRun("Con", font: Samples.sans), TextRun("v2D", font: Samples.sans)],
        at: Point(x: 100, y: 40), alignment: alignment)
      let scene = Scene(size: Size(width: 200, height: 60), elements: [.text(text)])
      let ink = try DecodedPNG(Canvas.render(scene, as: .png, dpi: 288)).ink
      return try #require(ink).minX / 4
    }
    let width = measurer.measure("Conv2D", font: Samples.sans).width
    #expect(abs(places[0] - places[1] - width / 2) < 0.5)
    #expect(abs(places[0] - places[2] - width) < 0.5)
  }

  @Test("Text turned by 90° runs downwards")
  func rotation() throws {
    let text = Text(
      [TextRun("Conv2D", font: Samples.sans)], at: Point(x: 50, y: 20), rotation: 90)
    let scene = Scene(size: Size(width: 100, height: 100), elements: [.text(text)])
    let ink = try #require(DecodedPNG(Canvas.render(scene, as: .png)).ink)
    let width = measurer.measure("Conv2D", font: Samples.sans).width
    #expect(abs(ink.height - width) < 3)
    #expect(ink.minY >= 20)
    #expect(ink.minX >= 45 && ink.maxX <= 63)
  }

  /// The sign for "one" is a single level stroke; the box in the place of a missing sign would be
  /// about as high as wide.
  @Test(
    "Chinese has its signs in every family", arguments: ["DejaVu Sans", "DejaVu Serif"],
    [false, true])
  func chinese(family: String, bold: Bool) throws {
    let font = Font(family: family, size: 30, bold: bold)
    let picture = try DecodedPNG(Canvas.render(Samples.words("一", font: font), as: .png))
    let ink = try #require(picture.ink)
    #expect(ink.width > 20)
    #expect(ink.height < 10)
    #expect(abs(measurer.measure("特征图", font: font).width - 90) < 1)
  }
}
