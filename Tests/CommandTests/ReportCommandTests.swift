import Foundation
import Testing

@Suite("report")
struct ReportCommandTests {
  private func page(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// The description that a page holds.
  private func description(of page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"report\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = page[start.upperBound..<end.lowerBound]
    return try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test("A photograph becomes one page of at most 14 MB, the same each time")
  func page() throws {
    let folder = TemporaryFolder()
    for name in ["a.html", "b.html"] {
      let run = try Program.alexviz.run("report", cat, "--out", folder.path(name))
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(run.text.hasPrefix("\(folder.path(name)): the numbers of 10 layers"))
    }
    let page = try page(folder.path("a.html"))
    #expect(page.utf8.count <= 14_000_000)
    #expect(try self.page(folder.path("b.html")) == page)
    // Nothing is left to be filled in.
    #expect(!page.contains("{{"))
    #expect(page.contains("default-src 'none'; script-src 'sha256-"))
  }

  @Test("The page holds what can be run with the weights that are there")
  func layers() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run("report", cat, "-q", "-o", folder.path("page.html"))
    #expect(run.output.isEmpty)
    let report = try description(of: try page(folder.path("page.html")))
    let layers = try #require(report["layers"] as? [[String: Any]])
    let shown = layers.filter { $0["maps"] != nil }.compactMap { $0["name"] as? String }
    #expect(
      shown == [
        "input", "conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5", "flatten",
      ])
    #expect(layers.count == 15)
    #expect(report["channels"] as? [String] == ["red", "green", "blue"])
  }

  @Test("Layers, language and the size of kernels are chosen")
  func options() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "report", cat, "--layers", "conv1,input", "--lang", "zh", "--largest-kernel", "10", "-q",
      "-o", folder.path("page.html"))
    #expect(run.status == 0)
    let page = try page(folder.path("page.html"))
    #expect(page.contains("<html lang=\"zh-CN\">"))
    let report = try description(of: page)
    let layers = try #require(report["layers"] as? [[String: Any]])
    #expect(layers.filter { $0["maps"] != nil }.count == 2)
    let operation = try #require(layers[1]["operation"] as? [String: Any])
    #expect(operation["omitted"] as? Int == 34_848)
    #expect(try #require(report["tensors"] as? [Any]).count == 2)
  }

  @Test("A layer that is not there is named, and nothing is written")
  func unknownLayer() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "report", cat, "--layers", "conv9", "-o", folder.path("page.html"))
    #expect(run.status != 0)
    #expect(run.errors.contains("conv9"))
    #expect(folder.names.isEmpty)
  }
}
