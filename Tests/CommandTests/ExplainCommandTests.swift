import Foundation
import Testing

@Suite("explain")
struct ExplainCommandTests {
  @Test("The most active unit of the last convolution is explained, in several files")
  func unit() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "explain", cat, "--method", "gradient,grad-cam", "-o", folder.path("a.png"), "-o",
      folder.path("a.svg"), "--save-attributions", folder.path("a.npz"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names == ["a.npz", "a.png", "a.svg"])
    // PyTorch's largest number of conv5 for this photograph stands there, too.
    #expect(run.text.hasPrefix("Explained: conv5, channel 22 at row 6, column 1: 12.6"))
    let figure = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
    #expect(figure.contains("maps of conv4"))
  }

  @Test("A class is explained by its number or its name, with its probability")
  func classes() throws {
    let folder = TemporaryFolder()
    let names = folder.path("names.txt")
    try (0..<10).map { "digit \($0)" }.joined(separator: "\n")
      .write(toFile: names, atomically: true, encoding: .utf8)
    func explain(_ options: String...) throws -> Program.Run {
      try Program.alexviz.run(
        ["explain", cat, "--model", "lenet5", "--weights", "random:0", "--method", "gradient"]
          + ["-o", folder.path("out/a.png")] + options)
    }
    #expect(try explain("--class", "3").text.hasPrefix("Explained: class 3, "))
    let named = try explain("--class", "Digit 7", "--classes", names)
    #expect(named.status == 0, "\(named.errors)")
    #expect(named.text.hasPrefix("Explained: class digit 7, "))
    let unknown = try explain("--class", "digit 77", "--classes", names)
    #expect(unknown.errors.contains("there is no class 'digit 77'; did you mean 'digit 7'?"))
    try "one\ntwo".write(toFile: names, atomically: true, encoding: .utf8)
    let few = try explain("--classes", names)
    #expect(few.errors.contains("the list of classes has 2 names"))
    #expect(try explain("--class", "10").errors.contains("the 10 classes are 0 to 9"))
  }

  @Test(
    "What cannot be explained is refused in one sentence, and nothing is written",
    arguments: [
      (["--unit", "conv9:1"], "no layer 'conv9'"), (["--unit", "conv5:256"], "no channel 256"),
      (["--unit", "conv5:1,13,0"], "no row 13"), (["--unit", "conv5"], "conv5:13"),
      (["--unit", "conv1:0", "--method", "grad-cam"], "none comes before conv1"),
      (["--class", "tabby"], "--classes FILE"),
      (["--class", "3"], "do not suffice for layer 'fc6'"),
      (["--class", "3", "--unit", "conv1:0"], "cannot be used together"),
      (["-o", "a.bmp"], "names no format"), (["--save-attributions", "a.txt"], "names no format"),
      (["--method", "gradient", "--steps", "9"], "'--steps' is of integrated-gradients"),
      (
        ["--method", "guided,occlusion", "--layer", "conv3"],
        "'--layer' is of grad-cam and guided-grad-cam"
      ),
      (["--method", "occlusion", "--window", "300"], "does not fit the input of 227 × 227"),
      (["--window", "300"], "does not fit the input of 227 × 227"),
      (["--method", "all", "--stride", "33"], "would leave gaps at a stride of 33"),
      (["--unit", "conv5:1", "--classes", "names.txt"], "'--unit' explains none"),
      (["--method", "magic"], "magic"), (["--size", "60000"], "GiB of memory"),
    ])
  func refused(_ options: [String], _ words: String) throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(["explain", cat, "-q"] + options, in: folder.url)
    #expect(run.status != 0)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
