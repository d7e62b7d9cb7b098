import Foundation
import Testing

@Suite("alexviz compare")
struct CompareCommandTests {
  @Test("Without models three AlexNets stand side by side")
  func standard() throws {
    let run = try Program.alexviz.run("compare")
    #expect(run.status == 0)
    let header = try #require(run.text.split(separator: "\n").first)
    #expect(
      header.split(separator: " ").suffix(3)
        == ["alexnet", "alexnet-2012", "alexnet-torchvision"])
    #expect(run.text.contains("≠ conv1 (Conv2D)"))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("Files that are called the same but for their endings are told apart")
  func sameNames() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("ModelFilesTests/Data/Keras")
    let run = try Program.alexviz.run(
      "compare", "--quiet", "nested.keras", "nested.h5", in: folder)
    let header = try #require(run.text.split(separator: "\n").first)
    #expect(header.split(separator: " ").suffix(2) == ["nested.keras", "nested.h5"])
  }

  @Test("Only differences: groups and normalisations, not conv1")
  func differences() throws {
    let run = try Program.alexviz.run("compare", "alexnet", "alexnet-2012", "--differences")
    #expect(run.status == 0)
    #expect(run.text.contains("conv5") && run.text.contains("norm2"))
    #expect(!run.text.contains("conv1 ") && !run.text.contains("fc6"))
  }

  @Test("JSON and comma-separated values are read by parsers")
  func scripts() throws {
    let json = try Program.alexviz.run("compare", "alexnet", "alexnet-2012", "--format", "json")
    let parsed = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    #expect((parsed?["rows"] as? [Any])?.count == 17)
    let csv = try Program.alexviz.run("compare", "alexnet", "alexnet-2012", "--format", "csv")
    #expect(csv.text.hasSuffix("\r\n"))
    #expect(csv.text.contains("4,pool1,kernel,false,3x3,3x3\r\n"))
  }

  @Test("Another input changes the shapes of both models")
  func inputShape() throws {
    let run = try Program.alexviz.run(
      "compare", "alexnet", "alexnet-2012", "--input-shape", "224x224x3", "--format", "markdown")
    #expect(run.text.contains("54 × 54 × 96"))
  }

  @Test("One model is refused in a sentence")
  func oneModel() throws {
    let run = try Program.alexviz.run("compare", "alexnet")
    #expect(run.status == 2)
    #expect(run.errors.contains("two models or more"))
    #expect(run.output.isEmpty)
  }
}
