import Foundation
import Testing

@Suite("featuremaps")
struct FeatureMapsCommandTests {
  @Test("A photograph becomes eight grids and an overview")
  func all() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run("featuremaps", cat, in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path("output/cat"))
    #expect(
      pictures.sorted() == [
        "conv1.png", "conv2.png", "conv3.png", "conv4.png", "conv5.png", "overview.png",
        "pool1.png", "pool2.png", "pool5.png",
      ])
    for name in pictures {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder.path("output/cat/" + name)))
      let header = try #require(pngHeader(of: data))
      #expect((1000...1400).contains(header.width))
    }
  }

  @Test("Layers are chosen by the paper's names and by Keras's")
  func layers() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--layers", "conv3,max_pooling2d", "--top", "4", "-q", "-o",
      folder.url.path)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(folder.names == ["conv3.png", "overview.png", "pool1.png"])
  }

  @Test("The classifier runs with weights that have it, and names the likeliest five")
  func classes() throws {
    let folder = TemporaryFolder()
    let names = package.appendingPathComponent("Assets/classes/imagenet-1000.txt").path
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--weights", "random:0", "--classes", names, "--layers", "fc8", "-o",
      folder.url.path)
    #expect(run.status == 0)
    // What was drawn, how the photograph was made ready, five classes, and that random weights classify nothing.
    #expect(run.text.split(separator: "\n").count == 8)
    #expect(run.text.contains("mean nothing"))
  }

  @Test("Same input, same bytes")
  func deterministic() throws {
    let folders = [TemporaryFolder(), TemporaryFolder()]
    for folder in folders {
      let run = try Program.alexviz.run("featuremaps", cat, "-q", "-o", folder.url.path)
      #expect(run.status == 0)
    }
    #expect(folders[0].names.count == 9)
    for name in folders[0].names {
      let files = try folders.map { try Data(contentsOf: $0.url.appendingPathComponent(name)) }
      #expect(files[0] == files[1], "\(name)")
    }
  }

  @Test("The picture is read from standard input, too")
  func standardInput() throws {
    let folder = TemporaryFolder()
    let process = Process()
    process.executableURL = Program.alexviz.url
    process.arguments = ["featuremaps", "-", "-q", "--layers", "conv1", "-o", folder.url.path]
    process.environment = ["ALEXVIZ_ASSETS": package.appendingPathComponent("Assets").path]
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: cat))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(folder.names == ["conv1.png", "overview.png"])
  }

  /// Wrong calls, by arguments after the picture, and what the sentence must say.
  static let refusals: [([String], String)] = [
    (["--layers", "conv9"], "conv1, pool1"),
    (["--channels", "96", "--layers", "conv1"], "0 to 95"),
    (["--model", "alexnet-2012"], "alexnet"),
    (["--weights", "/nowhere.safetensors"], "/nowhere.safetensors"),
    (["--weights", "random:x"], "random:0"),
    (["--classes", "/nowhere.txt"], "/nowhere.txt"),
    (["--weights", cat], "cat.jpg"),
    (["--input-shape", "65536x65536x3"], "GiB"),
    (["--num-classes", "1000000", "--weights", "random:0", "--layers", "fc8"], "GiB"),
    (["--columns", "1", "--layers", "conv3"], "too large"),
  ]

  @Test("What cannot be done is said in one sentence, and nothing is written", arguments: refusals)
  func refused(arguments: [String], words: String) throws {
    let folder = TemporaryFolder()
    let process = Process()
    process.executableURL = Program.alexviz.url
    process.arguments = ["featuremaps", cat, "-o", folder.path("out")] + arguments
    process.environment = ["ALEXVIZ_ASSETS": package.appendingPathComponent("Assets").path]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(text.hasPrefix("alexviz: "))
    #expect(text.contains(words))
    #expect(text.split(separator: "\n").count == 1)
    #expect(folder.names.isEmpty)
  }

  @Test(
    "A picture that is none is refused in one sentence",
    arguments: ["missing", "empty", "folder", "text", "truncated"])
  func badPicture(kind: String) throws {
    let folder = TemporaryFolder()
    let path = folder.path("picture.jpg")
    switch kind {
    case "empty": try Data().write(to: URL(fileURLWithPath: path))
    case "text": try Data("not a picture".utf8).write(to: URL(fileURLWithPath: path))
    case "truncated":
      let data = try Data(contentsOf: URL(fileURLWithPath: cat))
      try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: path))
    case "folder":
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    default: break
    }
    let run = try Program.alexviz.run("featuremaps", path, "-o", folder.path("out"))
    #expect(run.status == 1)
    #expect(run.errors.contains("picture.jpg"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!folder.names.contains("out"))
  }

  @Test("Keras's names can be asked for, and a picture named by dots stays in output")
  func names() throws {
    let folder = TemporaryFolder()
    try FileManager.default.copyItem(atPath: cat, toPath: folder.path("..jpg"))
    let run = try Program.alexviz.run(
      "featuremaps", folder.path("..jpg"), "--layers", "conv2", "--names", "keras", "-q",
      in: folder.url)
    #expect(run.status == 0)
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("output/picture"))
    #expect(pictures.sorted() == ["conv2d_1.png", "overview.png"])
  }

  @Test("An output folder that is a file is reported and stays")
  func fileInTheWay() throws {
    let folder = TemporaryFolder()
    try Data("mine".utf8).write(to: folder.url.appendingPathComponent("out"))
    let run = try Program.alexviz.run("featuremaps", cat, "-o", folder.path("out"))
    #expect(run.status == 1)
    #expect(try Data(contentsOf: folder.url.appendingPathComponent("out")) == Data("mine".utf8))
  }
}
