import Canvas
import Scenes
import Testing

@Suite("PNG")
struct PNGTests {
  private func decode(_ scene: Scene, dpi: Double = 72) throws -> DecodedPNG {
    try DecodedPNG(Canvas.render(scene, as: .png, dpi: dpi))
  }

  @Test(
    "A page of 562 × 1772 points has Graphviz's 1561 × 4922 pixels at 200 dpi",
    arguments: [
      (562.0, 1772.0, 200.0, 1561, 4922), (371, 1217, 96, 495, 1623), (10, 10, 72, 10, 10),
      (0.1, 0.1, 72, 1, 1),
    ])
  func pixelSize(width: Double, height: Double, dpi: Double, across: Int, down: Int) throws {
    let picture = try decode(Scene(size: Size(width: width, height: height)), dpi: dpi)
    #expect(picture.width == across)
    #expect(picture.height == down)
  }

  @Test("The resolution stands in the file: 200 dpi are 7874 pixels a metre")
  func resolution() throws {
    let picture = try decode(Scene(size: Size(width: 9, height: 9)), dpi: 200)
    #expect(picture.chunks["pHYs"] == [0, 0, 0x1E, 0xC2, 0, 0, 0x1E, 0xC2, 1])
  }

  @Test("Title and description stand in the file")
  func title() throws {
    let file = try Canvas.render(Samples.everything, as: .png)
    let text = String(decoding: file, as: UTF8.self)
    #expect(text.contains("Title\0\0\0\0\0A & B"))
    #expect(text.contains("Description\0\0\0\0\0Everything \"at once\""))
  }

  @Test("Boxes on whole pixels have the colour that was asked for, and sharp borders")
  func crispBoxes() throws {
    let green = Color(hex: 0x228B22)
    let frame = Rectangle(x: 10, y: 20, width: 30, height: 5)
    let picture = try decode(
      Scene(size: Size(width: 50, height: 150), elements: [.box(Box(frame: frame, fill: green))]),
      dpi: 144)
    #expect(picture.color(x: 20, y: 40) == green)
    #expect(picture.color(x: 79, y: 49) == green)
    #expect(picture.color(x: 19, y: 40) == .white)
    #expect(picture.color(x: 20, y: 39) == .white)
    #expect(picture.color(x: 80, y: 49) == .white)
    #expect(picture.color(x: 79, y: 50) == .white)
  }

  @Test("What lies on the border of two bands is drawn in both")
  func bands() throws {
    let frame = Rectangle(x: 2, y: 10, width: 6, height: 380)
    let picture = try decode(
      Scene(size: Size(width: 10, height: 400), elements: [.box(Box(frame: frame, fill: .black))]))
    for y in 0..<400 {
      #expect(picture.color(x: 5, y: y) == (10..<390 ~= y ? .black : .white))
    }
  }

  @Test("An arrowhead ends at the last point and is as wide as asked")
  func arrowheads() throws {
    let arrow = Arrow(
      points: [Point(x: 5, y: 20), Point(x: 60, y: 20)], headLength: 20, headWidth: 12)
    let picture = try decode(Scene(size: Size(width: 80, height: 40), elements: [.arrow(arrow)]))
    #expect(picture.ink?.maxX == 60)
    #expect(picture.color(x: 42, y: 16) == .black)
    #expect(picture.color(x: 42, y: 12) == .white)
    #expect(picture.color(x: 38, y: 16) == .white)
  }

  @Test("Greys only give a grey picture")
  func gray() throws {
    #expect(try decode(Samples.words("Conv2D")).colorType == 0)
  }

  @Test("Up to 256 colours give a palette, with the greys of letters reduced where they must be")
  func palette() throws {
    var scene = Samples.page(Samples.noise(width: 300, height: 100, colors: 200))
    scene.size.height += 60
    scene.elements.append(
      .text(
        Text(
          [TextRun("Feature maps of conv1", font: Font(family: "DejaVu Sans", size: 27))],
          at: Point(x: 5.3, y: 140.7))))
    let picture = try decode(scene)
    #expect(picture.colorType == 3)
    #expect(picture.color(x: 0, y: 110) == .white)
    var worst = 0
    let raster = Samples.noise(width: 300, height: 100, colors: 200)
    guard case .indexed(let indices, let palette) = raster.pixels else { return }
    for (place, index) in indices.enumerated() {
      let color = picture.color(x: place % 300, y: place / 300)
      worst += color == palette[Int(index)] ? 0 : 1
    }
    #expect(worst == 0)
  }

  @Test("Greys that the scene names stay exact in a palette")
  func namedGrays() throws {
    var scene = Samples.page(Samples.noise(width: 300, height: 100, colors: 200))
    scene.background = Color(hex: 0xFAFAFA)
    scene.size.height += 90
    for line in 0..<3 {
      scene.elements.append(
        .text(
          Text(
            [TextRun("Grey letters of any level", font: Font(family: "DejaVu Serif", size: 23))],
            at: Point(x: 5.3, y: 125.7 + 27 * Double(line)), rotation: Double(line))))
    }
    let picture = try decode(scene)
    #expect(picture.colorType == 3)
    #expect(picture.color(x: 299, y: 180) == Color(hex: 0xFAFAFA))
  }

  @Test("More colours give full colours, every pixel as it was")
  func fullColors() throws {
    let (width, height) = (64, 48)
    let components = (0..<3 * width * height).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let picture = try decode(
      Samples.page(Raster(width: width, height: height, pixels: .rgb(components))))
    #expect(picture.colorType == 2)
    let wrong = (0..<width * height).filter { place in
      let color = picture.color(x: place % width, y: place / width)
      return [color.red, color.green, color.blue] != Array(components[3 * place..<3 * place + 3])
    }
    #expect(wrong.isEmpty)
  }

  @Test("Rows get the filter that suits them, and come back pixel for pixel from several parts")
  func filters() throws {
    let side = 400
    func noise(_ seed: Int) -> Int {
      let bits = seed &* 0x1E37_79B9_7F4A_7C15
      return (bits ^ bits >> 29) &* 0x1E37_79B9_7F4A_7C15 >> 40 & 255
    }
    let components = (0..<3 * side * side).map { place -> UInt8 in
      let (x, y) = (place / 3 % side, place / 3 / side)
      // Like the row above, like the pixel to the left, like both, and like neither.
      let value =
        switch 4 * y / side {
        case 0: noise(x) + y
        case 1: noise(y) + x
        case 2: noise(x) / 8 + noise(y)
        default: noise(place)
        }
      return UInt8(truncatingIfNeeded: value)
    }
    let picture = try decode(
      Samples.page(Raster(width: side, height: side, pixels: .rgb(components))))
    #expect(picture.filters.isSuperset(of: [1, 2, 4]))
    #expect(picture.partCount > 1)
    let wrong = (0..<side * side).filter { place in
      let color = picture.color(x: place % side, y: place / side)
      return [color.red, color.green, color.blue] != Array(components[3 * place..<3 * place + 3])
    }
    #expect(wrong.isEmpty)
  }

  @Test("Without a background the page is transparent")
  func transparency() throws {
    var scene = Samples.everything
    scene.background = nil
    let picture = try decode(scene)
    #expect(picture.colorType == 6)
    #expect(picture.color(x: 0, y: 0).alpha == 0)
    #expect(picture.color(x: 20, y: 20) == Color(hex: 0x228B22))
    // A half transparent red keeps its colour: opacity is stored apart.
    #expect(picture.color(x: 40, y: 110).alpha == 128)
    #expect((199...201).contains(picture.color(x: 40, y: 110).red))
  }

  @Test("Enlarged pictures show every pixel equally large", arguments: [1, 2, 3, 7])
  func enlargement(factor: Int) throws {
    let raster = Samples.noise(width: 13, height: 11, colors: 30)
    let frame = Rectangle(x: 3, y: 5, width: Double(13 * factor), height: Double(11 * factor))
    let picture = try decode(
      Scene(
        size: Size(width: 100, height: 90),
        elements: [.picture(Picture(raster: raster, frame: frame))]))
    guard case .indexed(let indices, let palette) = raster.pixels else { return }
    for y in 0..<11 * factor {
      for x in 0..<13 * factor {
        let expected = palette[Int(indices[y / factor * 13 + x / factor])]
        #expect(picture.color(x: 3 + x, y: 5 + y) == expected)
      }
    }
  }

  @Test("Pictures that reach out of the page are cut off")
  func cutPictures() throws {
    let raster = Samples.noise(width: 4, height: 4, colors: 16)
    let frame = Rectangle(x: -10, y: -10, width: 40, height: 400)
    let picture = try decode(
      Scene(
        size: Size(width: 20, height: 20),
        elements: [.picture(Picture(raster: raster, frame: frame))]))
    guard case .indexed(let indices, let palette) = raster.pixels else { return }
    #expect(picture.color(x: 0, y: 0) == palette[Int(indices[1])])
    #expect(picture.color(x: 19, y: 19) == palette[Int(indices[2])])
  }

  @Test("Bytes whose frequencies grow as Fibonacci's numbers need the longest words")
  func longestWords() throws {
    var indices: [UInt8] = []
    var (a, b) = (1, 1)
    for symbol in 0..<24 {
      indices += [UInt8](repeating: UInt8(symbol), count: a)
      (a, b) = (b, a + b)
    }
    // Spread, so that runs do not shorten them.
    let count = indices.count
    let stride = 7919
    let spread = (0..<count).map { indices[$0 * stride % count] }
    let width = 200
    let height = count / width
    let palette = (0..<24).map { Color(red: UInt8(10 * $0), green: 0, blue: 0) }
    let raster = Raster(
      width: width, height: height,
      pixels: .indexed(Array(spread.prefix(width * height)), palette: palette))
    let picture = try decode(Samples.page(raster))
    let wrong = (0..<width * height).filter {
      picture.color(x: $0 % width, y: $0 / width) != palette[Int(spread[$0])]
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Runs of all lengths come back",
    arguments: [1, 2, 3, 4, 5, 8, 9, 10, 66, 257, 258, 259, 260, 261, 262, 516, 517, 518, 1000])
  func runs(length: Int) throws {
    let width = 1100
    let indices = (0..<width * 3).map { UInt8($0 / length % 5) }
    let palette = (0..<5).map { Color(red: UInt8(50 * $0), green: 9, blue: 9) }
    let picture = try decode(
      Samples.page(
        Raster(width: width, height: 3, pixels: .indexed(indices, palette: palette))))
    let wrong = (0..<width * 3).filter {
      picture.color(x: $0 % width, y: $0 / width) != palette[Int(indices[$0])]
    }
    #expect(wrong.isEmpty)
  }

  @Test("A page of no size, a senseless resolution and too many pixels are refused")
  func refusals() {
    let page = Scene(size: Size(width: 100, height: 100))
    #expect(throws: CanvasError.emptyPage(width: 0, height: 5)) {
      try Canvas.render(Scene(size: Size(width: 0, height: 5)), as: .pdf)
    }
    #expect(throws: CanvasError.self) {
      try Canvas.render(Scene(size: Size(width: .nan, height: 5)), as: .svg)
    }
    #expect(throws: CanvasError.invalidResolution(-1)) {
      try Canvas.render(page, as: .png, dpi: -1)
    }
    #expect(throws: CanvasError.pictureTooLarge(width: 100_000, height: 100_000)) {
      try Canvas.render(page, as: .png, dpi: 72_000)
    }
  }
}
