import Foundation
import Testing

@Suite("Examples")
struct ExampleTests {
  @Test("The article's program prints the summary and draws the picture")
  func alexNet() throws {
    let folder = TemporaryFolder()
    let run = try Program("AlexNetExample").run(in: folder.url, environment: ["COLUMNS": "80"])
    #expect(run.status == 0)
    let reference = try String(
      contentsOf: package.appendingPathComponent(
        "Tests/ModelDescriptionTests/Data/alexnet.keras3-summary.txt"), encoding: .utf8)
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }
    #expect(lines(run.text) == lines(reference))
    let picture = try Data(contentsOf: folder.url.appendingPathComponent("img/AlexNet.png"))
    #expect(pngHeader(of: picture) != nil)
  }
}
