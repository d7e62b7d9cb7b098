import Canvas
import Scenes
import Testing

@Suite("Rendering")
struct RenderingTests {
  @Test("The same scene gives the same bytes", arguments: OutputFormat.allCases)
  func determinism(format: OutputFormat) throws {
    let first = try Canvas.render(Samples.everything, as: format, dpi: 100)
    let second = try Canvas.render(Samples.everything, as: format, dpi: 100)
    #expect(first == second)
  }

  @Test("Many at once give what one alone gives", arguments: OutputFormat.allCases)
  func threads(format: OutputFormat) async throws {
    let alone = try Canvas.render(Samples.everything, as: format, dpi: 150)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<24 {
        group.addTask { try Canvas.render(Samples.everything, as: format, dpi: 150) }
      }
      for try await file in group { #expect(file == alone) }
    }
  }

  @Test(
    "The ending names the format",
    arguments: [
      ("AlexNet.png", OutputFormat.png), ("a/b.c/AlexNet.SVG", .svg), ("x.tar.pdf", .pdf),
      (".png", .png), ("figure.tex", .tikz), ("figure.TIKZ", .tikz), ("page.html", .html),
      ("scene.json", .json),
    ])
  func endings(path: String, format: OutputFormat) throws {
    #expect(try OutputFormat(path: path) == format)
  }

  @Test(
    "Other endings are refused with the list of those that can be written",
    arguments: ["AlexNet", "AlexNet.jpg", "AlexNet.", "a.png/AlexNet", ""])
  func unknownEndings(path: String) {
    let error = #expect(throws: CanvasError.self) { try OutputFormat(path: path) }
    #expect(
      error?.description.hasSuffix("use .png, .svg, .pdf, .tex, .tikz, .html or .json") == true)
  }

  @Test("Formats have names")
  func names() throws {
    #expect(try OutputFormat(name: "PNG") == .png)
    let error = #expect(throws: CanvasError.self) { try OutputFormat(name: "gif") }
    #expect(error?.description.hasSuffix("use png, svg, pdf, tikz, html or json") == true)
  }
}
