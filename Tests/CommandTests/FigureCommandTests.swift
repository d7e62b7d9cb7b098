import Foundation
import Testing

@Suite("diagram --style")
struct FigureCommandTests {
  private func run(_ arguments: String..., input: String? = nil) throws -> Program.Run {
    try Program.alexviz.run(arguments, input: input)
  }

  @Test("Styles are listed with a line each")
  func list() throws {
    let lines = try run("diagram", "--list-styles").text.split(separator: "\n")
    let names = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(
      names == [
        "plot-model", "two-gpu", "blocks", "volumes", "lenet", "graph", "timeline", "receptive",
        "compare",
      ])
  }

  @Test(
    "Every style draws AlexNet without further options",
    arguments: [
      "two-gpu", "blocks", "volumes", "lenet", "graph", "timeline", "receptive", "compare",
    ])
  func styles(style: String) throws {
    let run = try run("diagram", "--style", style, "--format", "svg", "-o", "-")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(XMLParserCheck.parses(run.output))
    #expect(run.text.contains("227"))
  }

  @Test("The page is as wide as was asked for")
  func width() throws {
    let run = try run(
      "diagram", "--style", "blocks", "--width", "3.33in", "--format", "svg", "-o", "-")
    #expect(run.text.contains("width=\"239.76pt\""))
  }

  @Test("Several files are written in one call")
  func severalFiles() throws {
    let folder = TemporaryFolder()
    let run = try run(
      "diagram", "--style", "graph", "-o", folder.path("a.png"), "-o", folder.path("a.svg"), "-o",
      folder.path("a.pdf"))
    #expect(run.status == 0)
    #expect(folder.names == ["a.pdf", "a.png", "a.svg"])
  }

  @Test("When one of several files cannot be drawn, none is written")
  func noneWritten() throws {
    let folder = TemporaryFolder()
    let run = try run("diagram", "-o", folder.path("a.png"), "-o", folder.path("a.bmp"))
    #expect(run.status == 2)
    #expect(folder.names.isEmpty)
  }

  @Test("A graph for other programs holds one model", arguments: ["dot", "mermaid"])
  func oneGraph(format: String) throws {
    let run = try run(
      "diagram", "alexnet", "lenet5", "--style", "compare", "--format", format, "-o", "-")
    #expect(run.status == 2)
    #expect(run.errors.contains("\(format) holds one model, but 2 are given"))
  }

  @Test(
    "Options that do nothing in a style are refused",
    arguments: [
      ("blocks", ["--fold", "none"], "--fold"), ("plot-model", ["--theme", "dark"], "--theme"),
      ("graph", ["--show-shapes"], "--show-shapes"),
      ("volumes", ["--figure2", "corrected"], "--figure2"),
      ("timeline", ["--rankdir", "LR"], "--rankdir"),
    ])
  func idleOptions(style: String, options: [String], name: String) throws {
    let run = try Program.alexviz.run(["diagram", "--style", style, "-o", "-"] + options)
    #expect(run.status == 2)
    #expect(run.errors.contains("'\(name)' does nothing in the style \(style)"))
  }

  @Test("A network in a text file is drawn, and named after the file")
  func textFile() throws {
    let folder = TemporaryFolder()
    try "input 28x28x1\nconv 6 5x5 relu\nflatten\nfc 10 softmax\n".write(
      toFile: folder.path("mine.txt"), atomically: true, encoding: .utf8)
    let run = try Program.alexviz.run(["diagram", "mine.txt", "--style", "blocks"], in: folder.url)
    #expect(run.status == 0)
    #expect(folder.names == ["mine.png", "mine.txt"])
  }

  @Test("A network comes through a pipe, and mistakes name line and column")
  func pipe() throws {
    let good = try run(
      "diagram", "-", "--style", "graph", "--format", "svg", "-o", "-",
      input: "input 28x28x1\nconv 6 5x5\n")
    #expect(good.text.contains("5×5 conv, 6"))
    let bad = try run("summary", "-", input: "input 28x28x1\ncnov 6 5x5\n")
    #expect(bad.status == 1)
    #expect(
      bad.errors
        == "alexviz: standard input:2:1: there is no layer 'cnov'; did you mean 'conv'?\n")
  }

  @Test("Built-in networks are known in any spelling", arguments: ["ResNet-50", "VGG16", "U-Net"])
  func spellings(name: String) throws {
    #expect(try run("summary", name).status == 0)
  }

  @Test("A model that the style cannot draw is one sentence, and nothing is written")
  func branching() throws {
    let folder = TemporaryFolder()
    let run = try run("diagram", "resnet18", "--style", "lenet", "-o", folder.path("a.png"))
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("layers one after another"))
    #expect(folder.names.isEmpty)
  }

  @Test("Labels follow a pattern, and a wrong field is named")
  func labels() throws {
    let good = try run(
      "diagram", "--style", "blocks", "--label", "{name}: {kernel}/{stride}", "--format", "svg",
      "-o", "-")
    #expect(good.text.contains("conv1: 11×11/4"))
    let bad = try run("diagram", "--style", "blocks", "--label", "{filter}", "-o", "-")
    #expect(bad.status == 1)
    #expect(bad.errors.contains("did you mean '{filters}'?"))
  }

  @Test("Texts that come out too small are told of, unless --quiet")
  func smallText() throws {
    let arguments = ["diagram", "resnet50", "--style", "graph", "--width", "1in", "-o"]
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(arguments + [folder.path("a.png")])
    #expect(run.status == 0)
    #expect(run.errors.contains("points high"))
    let quiet = try Program.alexviz.run(arguments + [folder.path("b.png"), "--quiet"])
    #expect(quiet.errors == "")
  }
}
