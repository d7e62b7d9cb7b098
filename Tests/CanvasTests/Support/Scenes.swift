import Scenes

/// Scenes that several tests draw.
enum Samples {
  static let sans = Font(family: "DejaVu Sans", size: 14)

  /// A white page with black words.
  static func words(_ string: String, font: Font = sans, width: Double = 200) -> Scene {
    Scene(
      size: Size(width: width, height: 60),
      elements: [.text(Text([TextRun(string, font: font)], at: Point(x: 20, y: 40)))])
  }

  /// A raster of pixels in a small sequence that repeats late.
  static func noise(width: Int, height: Int, colors: Int) -> Raster {
    var state: UInt32 = 1
    let indices = (0..<width * height).map { _ -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(Int(state >> 8) % colors)
    }
    let palette = (0..<colors).map { Color(red: UInt8($0), green: 90, blue: UInt8(255 - $0)) }
    return Raster(width: width, height: height, pixels: .indexed(indices, palette: palette))
  }

  /// A picture one pixel of which is one point.
  static func page(_ raster: Raster) -> Scene {
    let size = Size(width: Double(raster.width), height: Double(raster.height))
    let frame = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    return Scene(size: size, elements: [.picture(Picture(raster: raster, frame: frame))])
  }

  /// Something of everything.
  static let everything = Scene(
    size: Size(width: 300, height: 200),
    elements: [
      .group(
        Group(
          identifier: "layer-conv1", classes: ["layer", "conv2d"],
          title: "<script>alert(\"1\")</script> & 'more'",
          elements: [
            .box(
              Box(
                frame: Rectangle(x: 10, y: 10, width: 80, height: 40), fill: Color(hex: 0x228B22),
                stroke: Stroke(width: 2), cornerRadius: 6)),
            .text(
              Text(
                [
                  TextRun("shape: ", font: sans),
                  TextRun("(None, 3) 卷积", font: Font(family: "DejaVu Serif", size: 14, bold: true)),
                ], at: Point(x: 50, y: 35), alignment: .middle)),
          ])),
      .arrow(
        Arrow(
          points: [Point(x: 90, y: 30), Point(x: 150, y: 30), Point(x: 150, y: 120)],
          stroke: Stroke(color: Color(hex: 0x1565C0), width: 1.5, dashes: [4, 2]), cornerRadius: 8)),
      .path(
        PathShape(
          path: Path(polygon: [Point(x: 20, y: 100), Point(x: 60, y: 100), Point(x: 40, y: 140)]),
          fill: Color(red: 200, green: 0, blue: 0, alpha: 128))),
      .picture(
        Picture(
          raster: noise(width: 8, height: 8, colors: 50),
          frame: Rectangle(x: 200, y: 20, width: 64, height: 64))),
      .picture(
        Picture(
          raster: noise(width: 8, height: 8, colors: 50),
          frame: Rectangle(x: 200, y: 110, width: 64, height: 64), isSmooth: true)),
      .text(
        Text([TextRun("turned", font: sans)], at: Point(x: 120, y: 190), rotation: -90)),
    ],
    title: "A & B", description: "Everything \"at once\"", language: "zh-CN")
}
