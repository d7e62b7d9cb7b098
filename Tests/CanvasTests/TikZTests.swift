import Canvas
import Scenes
import Testing

@Suite("TikZ")
struct TikZTests {
  private func write(_ scene: Scene) throws -> String {
    try String(decoding: Canvas.render(scene, as: .tikz), as: UTF8.self)
  }

  @Test("It is a document of one page of the scene's size, with y downwards in points of 1/72 inch")
  func page() throws {
    let file = try write(Samples.everything)
    #expect(file.contains("\\documentclass{article}"))
    #expect(file.contains("\\paperwidth=300bp \\paperheight=200bp"))
    #expect(file.contains("\\begin{tikzpicture}[x=1bp, y=-1bp,"))
    #expect(file.contains("\\path[use as bounding box] (0,0) rectangle (300,200);"))
    #expect(file.hasSuffix("\\end{tikzpicture}}\n\\end{document}\n"))
  }

  @Test("Colours are defined once, by the digits of their names")
  func colors() throws {
    let file = try write(Samples.everything)
    #expect(file.count(of: "\\definecolor{c228B22}{HTML}{228B22}") == 1)
    #expect(!file.contains("{HTML}{000000}"))
  }

  @Test(
    "What means something to TeX is set as it stands",
    arguments: [
      ("conv2d_1", "conv2d\\_1"), ("50% of #1 & $x$", "50\\% of \\#1 \\& \\$x\\$"),
      ("\\input{x}", "\\textbackslash{}input\\{x\\}"), ("a^b~c", "a\\^{}b\\~{}c"),
      ("55 × 55", "55 \\ensuremath{\\times} 55"),
      ("⌊x⌋", "\\ensuremath{\\lfloor}x\\ensuremath{\\rfloor}"),
      ("3–5", "3{--}5"), ("--", "-{}-"), ("a  b", "a \\ b"), ("naïve", "naïve"),
      ("卷积 1", "\\cjk{卷积} 1"), ("Ж", "\\unknowncharacter{416}"),
      ("a\nb\u{7}", "a b\\unknowncharacter{7}"),
    ])
  func escaping(text: String, escaped: String) throws {
    let file = try write(Samples.words(text))
    #expect(file.contains("\\color{black}\(escaped)}};\n"))
  }

  @Test("Commands for Chinese and for unknown characters are defined where they are needed")
  func definitions() throws {
    #expect(try write(Samples.words("卷积")).contains("\\newcommand\\cjk[1]{\\fbox{?}}"))
    #expect(try !write(Samples.words("conv")).contains("\\cjk"))
    #expect(try write(Samples.words("Ж")).contains("\\newcommand\\unknowncharacter[1]"))
  }

  @Test("A name with several lines stays in its comment")
  func comments() throws {
    var scene = Samples.words("x")
    scene.title = "a\n\\input{x}\r\\end{document}\u{2028}b"
    scene.elements = [
      .group(Group(identifier: "layer-\n\\x", title: "one\ntwo", elements: scene.elements))
    ]
    let file = try write(scene)
    #expect(file.hasPrefix("% a \\input{x} \\end{document} b\n"))
    #expect(file.contains("\n% layer- \\x: one two\n"))
  }

  @Test("Lines, dashes, opacity, corners and turns are TikZ's own")
  func options() throws {
    let stroke = Stroke(
      color: Color(red: 255, green: 0, blue: 0, alpha: 51), width: 0.5, dashes: [3])
    let box = Box(
      frame: Rectangle(x: 1, y: 2, width: 10, height: 4), fill: .white, stroke: stroke,
      cornerRadius: 8)
    let font = Font(family: "Courier", size: 10, bold: true, italic: true)
    let text = Text(
      [TextRun("x", font: font)], at: Point(x: 5, y: 6), alignment: .end, rotation: 90)
    let file = try write(
      Scene(size: Size(width: 20, height: 20), elements: [.box(box), .text(text)]))
    #expect(
      file.contains(
        "\\path[fill=white, draw=cFF0000, draw opacity=0.2, line width=0.5bp, "
          + "dash pattern=on 3bp off 3bp, rounded corners=2bp] (1,2) rectangle (11,6);"))
    // 10 points of 1/72 inch are 10.0375 of TeX's.
    #expect(
      file.contains(
        "\\node[anchor=base east, rotate=-90] at (5,6) "
          + "{{\\fontsize{10.038}{12.045}\\ttfamily\\bfseries\\itshape\\selectfont\\color{black}x}};"
      ))
  }

  @Test("Arrows are a line up to the head and a filled triangle")
  func arrows() throws {
    let arrow = Arrow(points: [Point(x: 10, y: 10), Point(x: 10, y: 50)])
    let file = try write(Scene(size: Size(width: 20, height: 60), elements: [.arrow(arrow)]))
    #expect(file.contains("\\path[draw=black, line width=1bp] (10,10) -- (10,40);"))
    #expect(file.contains("\\path[fill=black] (10,50) -- (6.5,40) -- (13.5,40) -- cycle;"))
  }

  @Test("Pages longer than PDF allows are drawn smaller")
  func longPages() throws {
    var scene = Samples.words("x", font: Font(family: "DejaVu Serif", size: 20))
    scene.size = Size(width: 288, height: 28_800)
    let file = try write(scene)
    #expect(file.contains("\\paperwidth=144bp \\paperheight=14400bp"))
    #expect(file.contains("at (10,20) {{\\fontsize{10.038}{12.045}\\rmfamily"))
  }
}

extension String {
  /// How often a text comes in this one.
  func count(of text: String) -> Int { ranges(of: text).count }
}
