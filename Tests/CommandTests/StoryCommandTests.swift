import Foundation
import Testing

@Suite("story")
struct StoryCommandTests {
  @Test("A photograph becomes a poster, the same each time", arguments: ["svg", "pdf", "png"])
  func poster(format: String) throws {
    let folder = TemporaryFolder()
    var files: [Data] = []
    for name in ["a", "b"] {
      let path = folder.path("\(name).\(format)")
      let run = try Program.alexviz.run("story", cat, "-o", path, "--dpi", "40")
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(run.text == "\(path): the story of 8 layers\n")
      files.append(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    #expect(files[0] == files[1])
  }

  @Test("Slides are pages of one PDF: the photograph, eight layers and all of them at once")
  func deck() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "story", cat, "--deck", "--lang", "zh", "-q", "-o", folder.path("deck.pdf"))
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let file = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path("deck.pdf"))), as: UTF8.self)
    #expect(file.contains("/Count 10"))
    let other = try Program.alexviz.run("story", cat, "--deck", "-o", folder.path("deck.png"))
    #expect(other.status == 1)
    #expect(other.errors.contains("slides are pages of a .pdf"))
    #expect(folder.names == ["deck.pdf"])
  }

  @Test("Other formats are refused, and options of posters for slides")
  func refusals() throws {
    let folder = TemporaryFolder()
    for ending in ["tex", "html", "bmp"] {
      let run = try Program.alexviz.run("story", cat, "-o", folder.path("story.\(ending)"))
      #expect(run.status == 1)
      #expect(run.errors.contains("story.\(ending): a story is a .pdf, .png or .svg"))
    }
    let run = try Program.alexviz.run(
      "story", cat, "--deck", "--page", "a4", "-o", folder.path("deck.pdf"))
    #expect(run.status == 2)
    #expect(run.errors.contains("'--page' is for posters, so it cannot be used with '--deck'"))
    #expect(folder.names.isEmpty)
  }

  @Test("Classes are named where they are asked for, and layers are chosen")
  func classes() throws {
    let folder = TemporaryFolder()
    let network = "input 28x28x1\nconv 6 5x5 tanh\navgpool 2x2\nflatten\nfc 10 softmax\n"
    try Data(network.utf8).write(to: URL(fileURLWithPath: folder.path("small.net")))
    let names = (0..<10).map { "name-\($0)" }.joined(separator: "\n")
    try Data(names.utf8).write(to: URL(fileURLWithPath: folder.path("names.txt")))
    let run = try Program.alexviz.run(
      "story", cat, "--model", folder.path("small.net"), "--weights", "random:1", "--layers",
      "conv*", "--classes", folder.path("names.txt"), "-o", folder.path("story.svg"))
    #expect(run.text == "\(folder.path("story.svg")): the story of 1 layer\n")
    let page = try String(contentsOfFile: folder.path("story.svg"), encoding: .utf8)
    #expect(page.contains("name-"))
  }

  @Test("Of many layers without maps, the first are named")
  func withoutMaps() throws {
    let folder = TemporaryFolder()
    let dense = (1...12).map { "hidden\($0): fc 4 relu\n" }.joined()
    let network = "input 28x28x1\nconv 6 5x5 tanh\nflatten\n\(dense)fc 10 softmax\n"
    try Data(network.utf8).write(to: URL(fileURLWithPath: folder.path("deep.net")))
    let run = try Program.alexviz.run(
      "story", cat, "--model", folder.path("deep.net"), "--weights", "random:1", "--layers",
      "conv*,hidden*", "-o", folder.path("story.svg"))
    #expect(run.status == 0)
    // Eight of twelve.
    #expect(
      run.errors
        == "alexviz: note: no maps, so not in the story: "
        + (1...8).map { "'hidden\($0)'" }.joined(separator: ", ") + " and 4 more\n")
  }
}
