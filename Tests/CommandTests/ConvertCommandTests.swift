import AlexViz
import Foundation
import Testing

@Suite("convert")
struct ConvertCommandTests {
  @Test(
    "weights keep their names, types and numbers",
    arguments: ["narrow.h5", "narrow.pth", "narrow.npz", "kinds.npz"], ["safetensors", "npz"])
  func weights(name: String, ending: String) throws {
    let folder = TemporaryFolder()
    let source = data("TensorFiles", name)
    let run = try Program.alexviz.run("convert", source, "-o", folder.path("out." + ending))
    #expect(run.errors == "")
    #expect(run.status == 0)
    let original = try openTensorFile(source)
    let copy = try openTensorFile(folder.path("out." + ending))
    #expect(copy.names == original.names)
    for name in original.names {
      let (wanted, found) = (
        try #require(try original.tensor(named: name)), try #require(try copy.tensor(named: name))
      )
      #expect(found.shape == wanted.shape)
      #expect(found.elementType == wanted.elementType)
      #expect(found.withUnsafeBytes { Array($0) } == wanted.withUnsafeBytes { Array($0) })
    }
  }

  @Test("a description becomes text that reads back as the same network, and JSON")
  func description() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "convert", "resnet18", "-o", folder.path("net.txt"), "-o", folder.path("net.json"))
    #expect(run.status == 0)
    let format = ["--format", "json"]
    let original = try Program.alexviz.run(["summary", "resnet18", "--names", "paper"] + format)
    let read = try Program.alexviz.run(["summary", folder.path("net.txt")] + format)
    let json = try Data(contentsOf: URL(fileURLWithPath: folder.path("net.json")))
    #expect(json == original.output)
    let layers = { (data: Data) in
      try JSONSerialization.jsonObject(with: data) as? [String: Any]
    }
    let (wanted, found) = (try layers(original.output), try layers(read.output))
    #expect(wanted?["layers"] as? NSArray == found?["layers"] as? NSArray)
  }

  /// Wrong calls, and what the sentence must say.
  static let refusals: [([String], Int32, String)] = [
    (["alexnet"], 2, "'--out'"), (["alexnet", "-o", "a.bin"], 2, "names no format"),
    (["alexnet", "-o", "a.npz"], 1, "built in"),
    (["/nowhere.h5", "-o", "a.npz"], 1, "there is no such file"),
  ]

  @Test(
    "What cannot be converted is said in a sentence, and nothing is written", arguments: refusals)
  func refused(arguments: [String], status: Int32, words: String) throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(["convert"] + arguments, in: folder.url)
    #expect(run.status == status)
    #expect(run.errors.contains(words))
    #expect(folder.names.isEmpty)
  }

  @Test("A state dictionary has no description, so no text is written, nor its weights")
  func noDescription() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "convert", data("TensorFiles", "kinds.npz"), "-o", folder.path("a.npz"), "-o",
      folder.path("a.txt"))
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(folder.names.isEmpty)
  }
}
