import Foundation
import Testing

@Suite("featuremaps of several pictures")
struct SeveralPicturesTests {
  private let options = ["--layers", "conv1", "--top", "1"]

  /// A folder with two pictures of one name, a broken one and what is none.
  private func photographs() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for name in ["b.jpg", "b.png", "c.webp", ".hidden.jpg"] {
      try FileManager.default.copyItem(atPath: cat, toPath: folder.path(name))
    }
    try Data("no picture".utf8).write(to: folder.url.appendingPathComponent("a.jpg"))
    try Data("a note".utf8).write(to: folder.url.appendingPathComponent("notes.txt"))
    return folder
  }

  private func run(_ arguments: String..., to out: TemporaryFolder) throws -> Program.Run {
    try Program.alexviz.run(["featuremaps"] + arguments + options + ["-o", out.url.path])
  }

  private func files(_ folder: TemporaryFolder, _ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(name))
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  private func changed(_ folder: TemporaryFolder, _ file: String) throws -> Date {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(file))
    return try #require(attributes[.modificationDate] as? Date)
  }

  @Test("Each picture of a folder has its own folder; a broken one is told, and the others go on")
  func folder() throws {
    let (photographs, out) = (try photographs(), TemporaryFolder())
    let run = try run(photographs.url.path, to: out)
    #expect(run.status == 1)
    #expect(
      run.errors.split(separator: "\n").map { $0.contains("a.jpg: ") || $0.contains("1 of 4") }
        == [true, true])
    #expect(out.names == ["b", "b-2", "c"])
    for name in out.names {
      #expect(try files(out, name) == ["conv1.png", "overview.png"])
    }
    #expect(run.text.contains("3 pictures in "))
    #expect(run.text.contains("1 other file left aside"))
  }

  @Test("The figures are those of a single picture")
  func same() throws {
    let (single, several) = (TemporaryFolder(), TemporaryFolder())
    #expect(try run(cat, to: single).status == 0)
    let copies = TemporaryFolder()
    try FileManager.default.copyItem(atPath: cat, toPath: copies.path("cat.jpg"))
    #expect(try run(copies.url.path, to: several).status == 0)
    for name in ["conv1.png", "overview.png"] {
      #expect(
        try Data(contentsOf: single.url.appendingPathComponent(name))
          == Data(contentsOf: several.url.appendingPathComponent("cat/" + name)))
    }
  }

  @Test("What is finished is left as it is, until the picture, an option or a file changes")
  func resumed() throws {
    let (photographs, out) = (TemporaryFolder(), TemporaryFolder())
    for name in ["a.jpg", "b.jpg"] {
      try FileManager.default.copyItem(atPath: cat, toPath: photographs.path(name))
    }
    let folder = photographs.url.path
    #expect(try run(folder, to: out).text.contains("2 pictures in "))
    let before = try changed(out, "a/conv1.png")
    #expect(try run(folder, to: out).text.contains("2 pictures finished before"))
    #expect(try changed(out, "a/conv1.png") == before)

    try FileManager.default.removeItem(atPath: out.path("b/overview.png"))
    let mended = try run(folder, to: out)
    #expect(mended.text.contains("1 picture in ") && mended.text.contains("1 picture finished"))
    #expect(try files(out, "b") == ["conv1.png", "overview.png"])

    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: photographs.path("a.jpg"))
    #expect(try run(folder, to: out).text.contains("1 picture finished before"))
    #expect(try !run(folder, "--scale", "channel", to: out).text.contains("finished before"))
  }

  @Test("Two pictures are compared, a figure for each layer")
  func compared() throws {
    let (photographs, out) = (TemporaryFolder(), TemporaryFolder())
    try FileManager.default.copyItem(atPath: cat, toPath: photographs.path("b.jpg"))
    let run = try run(
      cat, photographs.path("b.jpg"), "--compare", "--order", "difference", to: out)
    #expect(run.status == 0, "\(run.errors)")
    #expect(out.names == ["conv1.png"])
  }

  /// What does not go together, and a word of the sentence that says so.
  static let refusals: [([String], String)] = [
    ([cat, "-"], "'-'"),
    ([cat, cat, "--save-activations", "a.npz"], "--save-activations"),
    ([cat, cat, "--statistics", "a.csv"], "--statistics"),
    ([cat, "--compare"], "two pictures"),
    ([cat, "--order", "difference"], "--compare"),
    ([cat, cat, "--compare", "--recipe", "caffe"], "--recipe"),
    ([cat, cat, "--compare"], "two different pictures"),
    ([cat, cat, "--compare", "--classes", "names.txt"], "--classes"),
  ]

  @Test("What does not go together is told in one sentence", arguments: refusals)
  func refused(arguments: [String], words: String) throws {
    let run = try Program.alexviz.run(["featuremaps"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(words))
  }

  @Test("A folder without pictures, and options that suit no picture, end it at once")
  func ended() throws {
    let (empty, out) = (TemporaryFolder(), TemporaryFolder())
    let none = try run(empty.url.path, to: out)
    #expect(none.status == 1)
    #expect(none.errors.contains("no PNG, JPEG or WebP picture"))
    for name in ["a.jpg", "b.jpg"] {
      try FileManager.default.copyItem(atPath: cat, toPath: empty.path(name))
    }
    let wrong = try Program.alexviz.run(
      "featuremaps", empty.url.path, "--layers", "conv1", "--channels", "96", "-o", out.url.path)
    #expect(wrong.status == 1)
    #expect(wrong.errors.split(separator: "\n").count == 1)
    #expect(wrong.errors.contains("0 to 95"))
    #expect(out.names.isEmpty)
  }

  @Test("Layers are chosen by kind, and a name goes before a kind")
  func kinds() throws {
    let out = TemporaryFolder()
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--layers", "pool", "--top", "1", "-q", "-o", out.url.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(out.names == ["overview.png", "pool1.png", "pool2.png", "pool5.png"])
    let named = TemporaryFolder()
    try Data("input 9x9x3\npool: conv 4 3x3\nsecond: maxpool 2x2\n".utf8)
      .write(to: named.url.appendingPathComponent("net.txt"))
    let model = try Program.alexviz.run(
      "featuremaps", cat, "--model", named.path("net.txt"), "--weights", "random:0", "--layers",
      "pool", "-q", "-o", named.path("out"))
    #expect(model.status == 0, "\(model.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: named.path("out")).sorted()
        == ["overview.png", "pool.png"])
  }
}
