import Canvas
import Foundation
import Scenes
import Testing

@Suite("HTML")
struct HTMLTests {
  private func write(_ scene: Scene) throws -> String {
    try String(decoding: Canvas.render(scene, as: .html), as: UTF8.self)
  }

  /// A page with a group of one box at that place.
  private func page(_ title: String, box: Rectangle) -> Scene {
    let box = Element.box(Box(frame: box, fill: .black))
    return Scene(
      size: Size(width: 200, height: 100),
      elements: [.group(Group(identifier: "layer-conv1", title: title, elements: [box]))])
  }

  @Test("The page forbids scripts and everything from elsewhere")
  func policy() throws {
    let file = try write(Samples.everything)
    #expect(file.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"))
    #expect(file.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"))
    #expect(!file.contains("script-src"))
    let addresses = file.ranges(of: "http://").count + file.ranges(of: "https://").count
    #expect(addresses == file.ranges(of: "=\"http://www.w3.org/").count)
  }

  @Test("Names are text, whatever they contain")
  func escaping() throws {
    var scene = Samples.everything
    scene.language = "\"><script>"
    scene.title = "</title><script>"
    scene.description = "\"><script>"
    #expect(try !write(scene).contains("<script"))
    #expect(
      try write(Samples.everything).contains(
        "<strong>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'more'</strong>"))
  }

  @Test("A group shows its title's first line as heading and the others below")
  func panels() throws {
    let file = try write(
      page(
        "conv1\nOutput 55 × 55 × 96\nKernel 11 × 11",
        box: Rectangle(x: 20, y: 10, width: 40, height: 15)))
    #expect(
      file.contains(
        "style=\"left:10%;top:25%\"><strong>conv1</strong><span>Output 55 × 55 × 96</span>"
          + "<span>Kernel 11 × 11</span></div>"))
    #expect(
      file.contains(
        "<g id=\"layer-conv1\" data-stop=\"1\" tabindex=\"0\" role=\"img\" "
          + "aria-label=\"conv1, Output 55 × 55 × 96, Kernel 11 × 11\">"))
    for state in ["hover", "focus-visible"] {
      #expect(file.contains("figure:has([data-stop=\"1\"]:\(state)) [data-panel=\"1\"]"))
    }
  }

  @Test("Below on the right a panel stands above its group and ends at its edge")
  func places() throws {
    let file = try write(page("fc8", box: Rectangle(x: 150, y: 80, width: 40, height: 10)))
    #expect(file.contains("style=\"right:5%;bottom:20%\""))
  }

  @Test("Only the innermost groups with a title are stops")
  func nesting() throws {
    var scene = page("conv1", box: Rectangle(x: 0, y: 0, width: 9, height: 9))
    scene.elements = [.group(Group(title: "stage", elements: scene.elements))]
    let file = try write(scene)
    #expect(file.ranges(of: "tabindex=\"0\"").count == 1)
    #expect(file.ranges(of: "class=\"panel\"").count == 1)
    #expect(file.contains("<title>stage</title>"))
  }

  @Test("The drawing in it is well-formed and no image, so that its parts can be read aloud")
  func drawing() throws {
    let file = try write(Samples.everything)
    let start = try #require(file.range(of: "<svg"))
    let end = try #require(file.range(of: "</svg>"))
    let drawing = try ParsedXML(Array(file[start.lowerBound..<end.upperBound].utf8))
    #expect(drawing["svg"].first?.attributes["role"] == "group")
    #expect(drawing["tspan"].map(\.text) == ["shape: ", "(None, 3) 卷积"])
  }
}
