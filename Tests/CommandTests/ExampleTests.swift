import Foundation
import Testing

@Suite("Examples")
struct ExampleTests {
  @Test("The article's program prints the summary and draws the picture")
  func alexNet() throws {
    let folder = TemporaryFolder()
    let run = try Program("AlexNetExample").run(in: folder.url, environment: ["COLUMNS": "80"])
    #expect(run.status == 0)
    #expect(run.text.contains(" Total params: 62,378,344 (237.95 MB)"))
    let picture = try Data(contentsOf: folder.url.appendingPathComponent("img/AlexNet.png"))
    #expect(pngHeader(of: picture) != nil)
  }
}
