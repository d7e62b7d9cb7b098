import Canvas
import Foundation
import Scenes
import Testing

@Suite("PDF")
struct PDFTests {
  private func write(_ scene: Scene) throws -> String {
    try String(decoding: Canvas.render(scene, as: .pdf), as: UTF8.self)
  }

  @Test("It is one page of the scene's size")
  func page() throws {
    let file = try write(Scene(size: Size(width: 300, height: 200)))
    #expect(file.hasPrefix("%PDF-1."))
    #expect(file.contains("/Count 1"))
    #expect(file.contains("/MediaBox [ 0 0 300 200 ]"))
  }

  @Test("Fonts are embedded, and characters can be selected")
  func fonts() throws {
    let file = try write(Samples.everything)
    #expect(file.contains("/FontFile"))
    #expect(file.contains("DejaVuSans"))
    #expect(file.contains("/ToUnicode"))
    #expect(!file.contains("/Type3"))
  }

  @Test("Title, subject, program and a fixed date are given")
  func metadata() throws {
    let file = try write(Samples.everything)
    #expect(file.contains("/Title (A & B)"))
    #expect(file.contains("/Subject (Everything \"at once\")"))
    #expect(file.contains("/Creator (alexviz)"))
    #expect(file.contains("20121203000000"))
  }

  @Test("Pictures keep their pixels")
  func pictures() throws {
    let file = try write(Samples.everything)
    #expect(file.contains("/Width 8"))
    #expect(file.contains("/Height 8"))
  }
}
