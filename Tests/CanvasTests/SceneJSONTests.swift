import Canvas
import Foundation
import Scenes
import Testing

@Suite("JSON")
struct SceneJSONTests {
  private func read(_ scene: Scene) throws -> [String: Any] {
    let data = try Data(Canvas.render(scene, as: .json))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("A parser finds the page")
  func page() throws {
    let file = try read(Samples.everything)
    #expect(file["format"] as? String == "alexviz-scene")
    #expect(file["version"] as? Int == 1)
    #expect(file["title"] as? String == "A & B")
    #expect(file["description"] as? String == "Everything \"at once\"")
    #expect(file["language"] as? String == "zh-CN")
    #expect(file["size"] as? [String: Double] == ["width": 300, "height": 200])
  }

  @Test("Elements have a kind and their properties, colours with opacity")
  func elements() throws {
    let elements = try #require(read(Samples.everything)["elements"] as? [[String: Any]])
    let group = try #require(elements.first)
    #expect(group["kind"] as? String == "group")
    #expect(group["identifier"] as? String == "layer-conv1")
    #expect(group["classes"] as? [String] == ["layer", "conv2d"])
    let parts = try #require(group["elements"] as? [[String: Any]])
    #expect(parts.map { $0["kind"] as? String } == ["box", "text"])
    #expect(parts[0]["fill"] as? String == "#228b22ff")
    #expect(
      parts[0]["frame"] as? [String: Double] == ["x": 10, "y": 10, "width": 80, "height": 40])
    #expect(parts[1]["anchor"] as? [Double] == [50, 35])
    #expect(parts[1]["alignment"] as? String == "middle")
    let runs = try #require(parts[1]["runs"] as? [[String: Any]])
    #expect(runs.map { $0["string"] as? String } == ["shape: ", "(None, 3) 卷积"])
    #expect(runs.map { $0["bold"] as? Bool } == [false, true])
    #expect(
      Set(elements.compactMap { $0["kind"] as? String }).isSuperset(of: ["arrow", "picture"]))
  }

  @Test("Paths are steps as in SVG; what is absent is null")
  func paths() throws {
    let path = Path([
      .move(Point(x: 0, y: 1)), .line(Point(x: 2, y: 3)),
      .curve(Point(x: 4, y: 5), Point(x: 6, y: 7), Point(x: 8, y: 1.0 / 3)), .close,
    ])
    let shape = PathShape(path: path, fill: Color(red: 1, green: 2, blue: 255, alpha: 0))
    let scene = Scene(size: Size(width: 9, height: 9), elements: [.path(shape)])
    let text = try String(decoding: Canvas.render(scene, as: .json), as: UTF8.self)
    #expect(
      text.contains(
        "\"steps\": [[\"M\", 0, 1], [\"L\", 2, 3], [\"C\", 4, 5, 6, 7, 8, 0.333], [\"Z\"]]"))
    #expect(text.contains("\"fill\": \"#0102ff00\""))
    #expect(text.contains("\"stroke\": null"))
  }

  @Test("Any text comes back as it was")
  func texts() throws {
    let words = "\"\\/\u{0}\u{1F}\n\t\r</script> 卷积 🐈\u{2028}"
    let elements = try #require(read(Samples.words(words))["elements"] as? [[String: Any]])
    let runs = elements.first?["runs"] as? [[String: Any]]
    #expect(runs?.first?["string"] as? String == words)
  }
}
