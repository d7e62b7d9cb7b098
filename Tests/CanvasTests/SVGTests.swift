import Canvas
import Foundation
import Scenes
import Testing

@Suite("SVG")
struct SVGTests {
  private func write(_ scene: Scene) throws -> String {
    try String(decoding: Canvas.render(scene, as: .svg), as: UTF8.self)
  }

  @Test("A parser of XML accepts it, and finds size, names and descriptions")
  func wellFormed() throws {
    let file = try ParsedXML(Canvas.render(Samples.everything, as: .svg))
    let root = try #require(file["svg"].first)
    #expect(root.attributes["viewBox"] == "0 0 300 200")
    #expect(root.attributes["width"] == "300pt")
    #expect(root.attributes["height"] == "200pt")
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["lang"] == "zh-CN")
    #expect(file["title"].map(\.text) == ["A & B", "<script>alert(\"1\")</script> & 'more'"])
    #expect(file["desc"].map(\.text) == ["Everything \"at once\""])
    let group = try #require(file["g"].first)
    #expect(group.attributes["id"] == "layer-conv1")
    #expect(group.attributes["class"] == "layer conv2d")
  }

  @Test("Text is text, one tspan a run, with the width that was measured")
  func texts() throws {
    let spans = try ParsedXML(Canvas.render(Samples.everything, as: .svg))["tspan"]
    #expect(spans.map(\.text) == ["shape: ", "(None, 3) 卷积"])
    let attributes = try #require(spans.last?.attributes)
    #expect(attributes["font-weight"] == "bold")
    #expect(attributes["font-family"] == "'DejaVu Serif','WenQuanYi Micro Hei',serif")
    let measured = PangoTextMeasurer().measure(
      "(None, 3) 卷积", font: Font(family: "DejaVu Serif", size: 14, bold: true))
    let length = attributes["textLength"].flatMap(Double.init) ?? 0
    #expect(abs(length - measured.width) < 0.001)
  }

  @Test("Nothing in a scene becomes markup")
  func escaping() throws {
    let file = try write(Samples.words("</text><script>\"'&\u{1}\u{0}\u{FFFF}\n"))
    #expect(!file.contains("<script"))
    #expect(file.contains("&lt;/text&gt;&lt;script&gt;&quot;'&amp;\u{FFFD}\u{FFFD}\u{FFFD} <"))
    var scene = Samples.everything
    scene.language = "\"><script>"
    scene.elements = [
      .group(Group(identifier: "a\" onload=\"x", classes: ["<b>"], elements: [])),
      .text(
        Text([TextRun("x", font: Font(family: "A'\"><script>", size: 9))], at: Point(x: 0, y: 0))),
    ]
    let parsed = try ParsedXML(Canvas.render(scene, as: .svg))
    #expect(parsed["script"].isEmpty)
    #expect(parsed.elements.allSatisfy { $0.attributes["onload"] == nil })
    #expect(parsed["g"].first?.attributes["id"] == "a\"_onload=\"x")
  }

  @Test("Identifiers and classes are single words, and identifiers come once")
  func identifiers() throws {
    let names = ["conv 1", "conv_1", "conv 1", "", "conv_1-2"]
    let groups = names.map {
      Element.group(Group(identifier: $0, classes: ["layer", "two words", ""], elements: []))
    }
    let scene = Scene(size: Size(width: 9, height: 9), elements: groups)
    let parsed = try ParsedXML(Canvas.render(scene, as: .svg))["g"]
    #expect(
      parsed.map { $0.attributes["id"] }
        == ["conv_1", "conv_1-2", "conv_1-3", nil, "conv_1-2-2"])
    #expect(parsed.allSatisfy { $0.attributes["class"] == "layer two_words" })
  }

  @Test("A title keeps its lines")
  func titles() throws {
    let group = Group(title: "conv1\nOutput 55 × 55 × 96", elements: [])
    let scene = Scene(size: Size(width: 9, height: 9), elements: [.group(group)])
    let titles = try ParsedXML(Canvas.render(scene, as: .svg))["title"]
    #expect(titles.map(\.text) == ["conv1\nOutput 55 × 55 × 96"])
  }

  @Test("There is neither script nor foreignObject nor a font that only one system has")
  func safety() throws {
    let file = try write(Samples.everything)
    #expect(!file.contains("<script"))
    #expect(!file.contains("foreignObject"))
    #expect(file.contains("sans-serif"))
  }

  @Test("Numbers are short")
  func numbers() throws {
    let box = Box(
      frame: Rectangle(x: 1.0 / 3, y: -0.0001, width: 10, height: 0.05), fill: .black)
    let file = try write(Scene(size: Size(width: 20, height: 20), elements: [.box(box)]))
    #expect(file.contains("<rect x=\"0.333\" y=\"0\" width=\"10\" height=\"0.05\""))
  }

  @Test("Pictures are embedded as PNG, their pixels sharp unless smooth")
  func pictures() throws {
    let file = try write(Samples.everything)
    #expect(file.components(separatedBy: "image-rendering:pixelated").count == 2)
    let parts = file.components(separatedBy: "data:image/png;base64,")
    #expect(parts.count == 3)
    let data = try #require(Data(base64Encoded: String(parts[1].prefix { $0 != "\"" })))
    let picture = try DecodedPNG([UInt8](data))
    #expect(picture.width == 8 && picture.height == 8)
    guard
      case .indexed(let indices, let palette) = Samples.noise(width: 8, height: 8, colors: 50)
        .pixels
    else { return }
    #expect(picture.color(x: 5, y: 6) == palette[Int(indices[6 * 8 + 5])])
  }

  @Test("Arrows are a line up to the head and a polygon")
  func arrows() throws {
    let arrow = Arrow(points: [Point(x: 10, y: 10), Point(x: 10, y: 50)])
    let file = try write(Scene(size: Size(width: 20, height: 60), elements: [.arrow(arrow)]))
    #expect(file.contains("d=\"M10,10L10,40\""))
    #expect(file.contains("<polygon points=\"10,50 6.5,40 13.5,40\" fill=\"#000000\"/>"))
  }
}
