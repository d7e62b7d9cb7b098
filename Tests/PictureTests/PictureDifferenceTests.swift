import AlexViz
import Testing

@Suite("Differences of pictures")
struct PictureDifferenceTests {
  /// A line of text and a box, drawn as the pictures are.
  private func draw(
    _ text: String = "(None, 55, 55, 96)", shift: Double = 0, stroke: Double = 1
  ) throws -> Photograph {
    let font = Font(family: "DejaVu Sans", size: 14)
    let frame = Rectangle(x: 10 + shift, y: 10, width: 180, height: 40)
    let scene = Scene(
      size: Size(width: 200, height: 60),
      elements: [
        .box(Box(frame: frame, stroke: Stroke(width: stroke))),
        .text(Text([TextRun(text, font: font)], at: Point(x: 30 + shift, y: 35))),
      ])
    return try Photograph(bytes: Canvas.render(scene, as: .png, dpi: 48), name: "sample")
  }

  @Test("The same picture has none, nor has one whose edges are lighter")
  func alike() throws {
    let approved = try draw()
    #expect(try PictureDifference(of: draw(), from: approved).description == nil)
    let lighter = Photograph(
      width: approved.width, height: approved.height,
      pixels: approved.pixels.map { (40..<215).contains($0) ? $0 + 16 : $0 })
    #expect(lighter != approved)
    #expect(PictureDifference(of: lighter, from: approved).description == nil)
  }

  @Test("Another digit, a missing line and a small shift are seen")
  func different() throws {
    let approved = try draw()
    let others = try [
      draw("(None, 55, 56, 96)"), draw("(None, 55, 55, 98)"), draw("(None, 55, 55, 96"),
      draw(stroke: 0), draw(shift: 0.5),
    ]
    for other in others {
      #expect(PictureDifference(of: other, from: approved).description != nil)
    }
  }

  @Test("Another size is told")
  func sizes() throws {
    let white = [UInt8](repeating: 255, count: 3 * 8 * 4)
    let difference = PictureDifference(
      of: Photograph(width: 8, height: 4, pixels: white),
      from: Photograph(width: 4, height: 8, pixels: white))
    #expect(difference.description == "is 8 × 4 pixels, but 4 × 8 are approved")
  }

  @Test("Its picture is red where the pictures differ and pale elsewhere")
  func marks() throws {
    let black = Photograph(width: 8, height: 4, pixels: [UInt8](repeating: 0, count: 96))
    var pixels = black.pixels
    for index in 0..<12 { pixels[24 * (index / 3) + 12 + index % 3] = 255 }
    let changed = Photograph(width: 8, height: 4, pixels: pixels)
    let scene = PictureDifference(of: changed, from: black).picture
    let drawn = try Photograph(bytes: Canvas.render(scene, as: .png), name: "difference")
    #expect(drawn[0, 0] == (192, 192, 192))
    #expect(drawn[4, 0] == (220, 0, 0))
    #expect(drawn[7, 3] == (220, 0, 0))
  }
}
