import Foundation
import Testing

@Suite("Commands that print")
struct TextCommandTests {
  @Test("summary prints Keras 3's table for AlexNet")
  func summary() throws {
    let run = try Program.alexviz.run("summary", environment: ["COLUMNS": "80"])
    #expect(run.status == 0)
    #expect(run.text.hasPrefix("Model: \"functional\"\n┏━"))
    #expect(
      run.text.contains(
        "│ conv2d (Conv2D)                 │ (None, 55, 55, 96)     │        34,944 │"))
    #expect(run.text.contains(" Total params: 62,378,344 (237.95 MB)\n"))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test("summary for scripts is JSON that a parser reads")
  func json() throws {
    let run = try Program.alexviz.run("summary", "alexnet-2012", "--format", "json")
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let layers = try #require(parsed["layers"] as? [[String: Any]])
    #expect(layers.count == 17)
  }

  @Test("shapes spells out the arithmetic in both languages")
  func shapes() throws {
    let english = try Program.alexviz.run("shapes").text
    #expect(english.contains("⌊(227 + 2·0 − 11) / 4⌋ + 1 = 55"))
    #expect(english.contains("(11·11·3 + 1)·96 = 34,944"))
    let chinese = try Program.alexviz.run("shapes", "--lang", "zh").text
    #expect(chinese.contains("⌊(227 + 2·0 − 11) / 4⌋ + 1 = 55"))
    #expect(chinese.contains("卷积核"))
  }

  @Test("224 instead of 227 gives 54")
  func inputShape() throws {
    let run = try Program.alexviz.run("summary", "--input-shape", "224x224x3")
    #expect(run.text.contains("(None, 54, 54, 96)"))
  }

  @Test("224 is explained where it does not fit")
  func paperSize() throws {
    let run = try Program.alexviz.run("shapes", "--input-shape", "224x224x3")
    #expect(run.text.contains("(224 − 11) / 4 = 53.25"))
  }

  @Test("Options of Keras's table are refused for other formats")
  func tableOptions() throws {
    let run = try Program.alexviz.run("summary", "--format=csv", "--show-trainable")
    #expect(run.status == 2)
  }

  @Test("models lists the four AlexNets with their sizes")
  func models() throws {
    let text = try Program.alexviz.run("models").text
    for number in ["62,378,344", "60,965,224", "61,100,840", "724,406,816", "714,188,480"] {
      #expect(text.contains(number))
    }
  }

  @Test("A picture too small for the first kernel is refused in one sentence")
  func tooSmall() throws {
    let run = try Program.alexviz.run("summary", "--input-shape", "8x8x3", "--names", "paper")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("conv1"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(
    "A wrong command line exits with 2 and says what would be right",
    arguments: [
      (["sumary"], "summary"), (["diagram", "--colour"], "--"), (["summary", "vgg"], "alexnet"),
      (["diagram", "--dpi", "0"], "10"),
      (["summary", "--input-shape", "227x227xa3x3"], "224x224x3"),
      (["summary", "--look", "keras4"], "keras3"),
    ])
  func usage(arguments: [String], hint: String) throws {
    let run = try Program.alexviz.run(
      arguments[0], arguments.dropFirst().joined(separator: "="))
    #expect(run.status == 2)
    #expect(run.errors.contains(hint))
    #expect(run.output.isEmpty)
  }

  @Test("Completions and the manual know every command")
  func shell() throws {
    for shell in ["bash", "zsh", "fish"] {
      let text = try Program.alexviz.run("completions", shell).text
      #expect(text.contains("featuremaps"))
    }
    #expect(try Program.alexviz.run("manual").text.contains(".TH \"ALEXVIZ\" 1"))
  }

  @Test("Of weights without a network, summary lists the tensors and says why")
  func tensorTable() throws {
    let run = try Program.alexviz.run("summary", data("TensorFiles", "kinds.pth"))
    #expect(run.status == 0)
    #expect(run.text.contains("float32"))
    #expect(run.errors.contains("kinds.pth"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("A file with sizes left open takes them from --input-shape")
  func openSizes() throws {
    let folder = TemporaryFolder()
    try "input ?x?x3\nconv 4 3x3 relu\n".write(
      toFile: folder.path("net.txt"), atomically: true, encoding: .utf8)
    let open = try Program.alexviz.run("summary", folder.path("net.txt"))
    #expect(open.text.contains("(None, None, None, 4)"))
    let sized = try Program.alexviz.run(
      "summary", folder.path("net.txt"), "--input-shape", "32x48x3")
    #expect(sized.text.contains("(None, 30, 46, 4)"))
  }
}
