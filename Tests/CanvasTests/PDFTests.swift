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

  @Test("Several scenes are pages, each of its size")
  func pages() throws {
    let scenes = [(300.0, 200.0), (100, 400)].map { Scene(size: Size(width: $0, height: $1)) }
    let file = String(decoding: try Canvas.pdf(of: scenes), as: UTF8.self)
    #expect(file.contains("/Count 2"))
    #expect(file.contains("/MediaBox [ 0 0 300 200 ]"))
    #expect(file.contains("/MediaBox [ 0 0 100 400 ]"))
    #expect(throws: CanvasError.self) { try Canvas.pdf(of: []) }
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
