import Foundation
import Testing

@Suite("patches and maximize")
struct PatchesCommandTests {
  @Test("The patches of a folder become one figure; pictures that are broken are named")
  func folder() throws {
    let folder = TemporaryFolder()
    for name in ["a.jpg", "b.jpg"] {
      try FileManager.default.copyItem(atPath: cat, toPath: folder.path(name))
    }
    func patches(_ options: String...) throws -> Program.Run {
      try Program.alexviz.run(
        ["patches", folder.url.path, "--layer", "conv2", "--top", "2", "--per-channel", "2"]
          + ["-o", folder.path("out/patches.svg")] + options)
    }
    let run = try patches()
    #expect(run.status == 0, "\(run.errors)")
    let figure = try String(contentsOfFile: folder.path("out/patches.svg"), encoding: .utf8)
    #expect(figure.contains("2 pictures"))
    #expect(figure.contains("2 of 256 channels"))
    try Data("no picture".utf8).write(to: folder.url.appendingPathComponent("c.png"))
    let broken = try patches("-q")
    #expect(broken.status == 1)
    #expect(broken.output.isEmpty)
    #expect(broken.errors.contains("c.png"))
    #expect(broken.errors.contains("1 of 3 pictures could not be looked at"))
  }

  @Test("The same seed gives the same picture, another one another")
  func seeds() throws {
    let folder = TemporaryFolder()
    func picture(_ name: String, seed: String) throws -> Data {
      let run = try Program.alexviz.run(
        "maximize", "--unit", "conv1:3", "--steps", "2", "--seed", seed, "-q", "-o",
        folder.path(name))
      #expect(run.status == 0, "\(run.errors)")
      return try Data(contentsOf: folder.url.appendingPathComponent(name))
    }
    let first = try picture("a.png", seed: "1")
    #expect(try picture("b.png", seed: "1") == first)
    #expect(try picture("c.png", seed: "2") != first)
  }

  @Test(
    "What cannot be made is refused in one sentence, and nothing is written",
    arguments: [
      (["patches", "."], "no PNG, JPEG or WebP"), (["patches", cat, "--layer", "fc6"], "fc6"),
      (["patches", cat, "--channels", "256"], "no channel 256"),
      (["patches", cat, "--top", "1", "--channels", "1"], "cannot be used together"),
      (["maximize", "--unit", "conv5:256", "--steps", "1"], "no channel 256"),
      (["maximize", "--unit", "conv5:1,20,0", "--steps", "1"], "no row 20"),
      (["maximize", "--unit", "conv5:1", "--layer", "conv1"], "no other can be given"),
      (["maximize", "--size", "60000", "--steps", "1"], "GiB of memory"),
    ])
  func refused(_ arguments: [String], _ words: String) throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(arguments, in: folder.url)
    #expect(run.status != 0)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
