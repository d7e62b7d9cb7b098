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

  @Test(
    "A recipe gives a tool's own picture of each layer, and no overview",
    arguments: [
      // 96 maps of 55 × 55: a square of ten with a line right of each and below it; sixteen in a
      // row with lines between; eight with two pixels around; twelve without lines.
      ("caffe", 560, 560), ("chollet", 895, 335), ("torchvision", 458, 686), ("matlab", 660, 440),
    ])
  func recipes(name: String, width: Int, height: Int) throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--recipe", name, "--layers", "conv1", "-q", "-o", folder.url.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names == ["conv1.png"])
    let data = try Data(contentsOf: folder.url.appendingPathComponent("conv1.png"))
    let header = try #require(pngHeader(of: data))
    #expect(header.width == width && header.height == height)
  }

  @Test("Statistics are written for scripts, and drawn")
  func statistics() throws {
    let folder = TemporaryFolder()
    let layers = ["--layers", "conv1,conv5", "-o", folder.url.path]
    let json = try Program.alexviz.run(
      ["featuremaps", cat, "--statistics", folder.path("s.json")] + layers)
    #expect(json.status == 0, "\(json.errors)")
    #expect(folder.names == ["conv1.png", "conv5.png", "overview.png", "s.json", "statistics.png"])
    let found = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.url.appendingPathComponent("s.json")))
    let first = try #require((found as? [[String: Any]])?.first)
    #expect(first["name"] as? String == "conv1")
    #expect(first["count"] as? Int == 55 * 55 * 96)
    #expect((first["channels"] as? [Any])?.count == 96)
    let histogram = try #require(first["histogram"] as? [String: Any])
    let counts = try #require(histogram["counts"] as? [Int])
    #expect(counts.reduce(0, +) == 55 * 55 * 96)
    let csv = try Program.alexviz.run(
      ["featuremaps", cat, "--statistics", folder.path("s.csv"), "-q"] + layers)
    #expect(csv.status == 0)
    let table = try String(contentsOfFile: folder.path("s.csv"), encoding: .utf8)
    // A head, two layers, 96 and 256 maps.
    #expect(table.split(separator: "\n").count == 1 + 2 + 96 + 256)
    #expect(table.hasPrefix("layer,channel,count,mean,deviation,minimum,maximum,zeros,not_finite"))
  }

  @Test("Maps are laid over the photograph; what has no place there is named")
  func overlay() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--overlay", "--contours", "--layers", "conv5,flatten", "-o",
      folder.url.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names == ["conv5.png"])
    #expect(run.text.contains("no place on the photograph: flatten"))
  }

  @Test("Of a kind, layers that the weights do not suffice for are left out, which is said")
  func layersWithoutWeights() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--layers", "dense,conv1", "-o", folder.url.path)
    #expect(run.status == 0)
    #expect(
      run.errors == "alexviz: note: fc6, fc7 and fc8 are left out, since the weights do not "
        + "suffice for them\n")
    #expect(folder.names == ["conv1.png", "overview.png"])
  }

  @Test("Where there is no activation, it is said that numbers before it are the layer's own")
  func withoutActivation() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--layers", "pool1,conv1", "--tap", "pre", "-o", folder.url.path)
    #expect(run.status == 0)
    #expect(run.errors.contains("'--tap' changes nothing at pool1: no activation"))
  }

  @Test(
    "Kinds have their short names, and pictures the layers of that kind",
    arguments: [("concat", 1), ("lrn", 0), ("maxpool", 2)])
  func kinds(kind: String, count: Int) throws {
    let folder = TemporaryFolder()
    let model = folder.path("model.net")
    try """
    input 8x8x3
    a: conv 4 3x3 same
    b: pool 2x2
    c: conv 4 1x1 from a
    d: pool 2x2
    concat b d
    """.write(toFile: model, atomically: true, encoding: .utf8)
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--model", model, "--weights", "random:0", "--layers", kind, "-o",
      folder.path("out"))
    #expect(run.status == (count == 0 ? 1 : 0), "\(run.errors)")
    let pictures = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("out"))) ?? []
    #expect(pictures.count == (count == 0 ? 0 : count + 1))
    if count == 0 { #expect(run.errors.contains("kinds: input, conv, pool, join)")) }
  }

  @Test("Orders and scales are chosen, and options that contradict are told")
  func orders() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--order", "similarity", "--scale", "diverging", "--layers", "conv3",
      "-q", "-o", folder.url.path)
    #expect(run.status == 0, "\(run.errors)")
    for arguments in [
      ["--contours"], ["--recipe", "caffe", "--scale", "layer"], ["--statistics", "s.txt"],
    ] {
      let refused = try Program.alexviz.run(["featuremaps", cat] + arguments)
      #expect(refused.status == 2)
      #expect(refused.errors.contains(arguments[0]) || refused.errors.contains("s.txt"))
    }
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
    (["--layers", "fc6"], "bundled weights are those of the convolutions alone"),
    (["--layers", "dense"], "do not suffice for layer 'fc6'"),
    (["--layers", "relu"], "part of conv1, conv2, conv3, conv4, conv5, fc6 and fc7"),
    (["--layers", "fc6", "--weights", "random:0", "--overlay"], "fc6 have no place"),
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
