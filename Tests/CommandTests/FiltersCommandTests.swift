import Foundation
import Testing

@Suite("filters")
struct FiltersCommandTests {
  @Test("The first convolution's filters are drawn, others if they are asked for")
  func layers() throws {
    let folder = TemporaryFolder()
    let first = try Program.alexviz.run("filters", "-o", folder.url.path)
    #expect(first.status == 0, "\(first.errors)")
    #expect(folder.names == ["conv1.png"])
    #expect(first.text.contains("1 picture"))
    let others = try Program.alexviz.run(
      "filters", "--layers", "conv2,conv5", "--order", "similarity", "--scale", "filter", "-q",
      "-o",
      folder.url.path)
    #expect(others.status == 0, "\(others.errors)")
    #expect(others.output.isEmpty)
    #expect(folder.names == ["conv1.png", "conv2.png", "conv5.png"])
  }

  @Test("Layers without kernels are refused in one sentence")
  func refused() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run("filters", "--layers", "pool1", "-o", folder.path("out"))
    #expect(run.status == 1)
    #expect(run.errors.contains("pool1"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(folder.names.isEmpty)
  }
}
