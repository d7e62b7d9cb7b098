import Foundation
import Testing

/// Width, height, bits and colour type of a PNG.
func pngHeader(of data: Data) -> (width: Int, height: Int, bits: UInt8, color: UInt8)? {
  let bytes = [UInt8](data)
  guard bytes.count > 33, bytes[0..<8] == [137, 80, 78, 71, 13, 10, 26, 10] else { return nil }
  func number(_ start: Int) -> Int { bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
  return (number(16), number(20), bytes[24], bytes[25])
}

@Suite("diagram")
struct DiagramCommandTests {
  /// The sizes of what Keras and Graphviz draw for the article's network.
  @Test(
    "The picture has the size of plot_model's within 2 %",
    arguments: [
      ([], 1561, 4922), (["--look", "keras2"], 495, 1623),
      (
        [
          "--show-layer-names", "--show-dtype", "--show-layer-activations", "--show-trainable",
        ], 2342, 5789
      ),
      (
        ["--look", "keras2", "--show-dtype", "--show-layer-activations", "--show-trainable"], 529,
        2083
      ),
    ])
  func size(options: [String], width: Int, height: Int) throws {
    let folder = TemporaryFolder()
    let process = Process()
    process.executableURL = Program.alexviz.url
    process.arguments = ["diagram", "--out", folder.path("a.png")] + options
    try process.run()
    process.waitUntilExit()
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path("a.png")))
    let header = try #require(pngHeader(of: data))
    #expect(abs(header.width - width) <= width / 50)
    #expect(abs(header.height - height) <= height / 50)
  }

  @Test("A black and white picture is stored as 8-bit grey")
  func gray() throws {
    let run = try Program.alexviz.run("diagram", "-o", "-")
    let header = try #require(pngHeader(of: run.output))
    #expect(header.bits == 8)
    #expect(header.color == 0)
  }

  @Test("SVG has real text and parses as XML")
  func svg() throws {
    let run = try Program.alexviz.run("diagram", "--format", "svg", "-o", "-")
    #expect(XMLParserCheck.parses(run.output))
    #expect(run.text.contains("(None, 227, 227, 3)"))
  }

  @Test("PDF is written by the ending of the file, in folders that are made")
  func pdf() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run("diagram", "--out", folder.path("a/b/c.pdf"))
    #expect(run.status == 0)
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path("a/b/c.pdf")))
    #expect(data.starts(with: Data("%PDF-".utf8)))
  }

  @Test("Without --out the picture is named after the model")
  func defaultName() throws {
    let folder = TemporaryFolder()
    _ = try Program.alexviz.run("diagram", "alexnet-caffe", in: folder.url)
    #expect(folder.names == ["alexnet-caffe.png"])
  }

  @Test("An unknown ending is refused and nothing is written")
  func unknownEnding() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run("diagram", "--out", folder.path("a.bmp"))
    #expect(run.status == 2)
    #expect(run.errors.contains(".png"))
    #expect(run.errors.contains(".dot or .mmd"))
    #expect(folder.names.isEmpty)
  }

  @Test("A full disk is reported")
  func fullDisk() throws {
    let run = try Program.alexviz.run("diagram", "--format", "png", "--out", "/dev/full")
    #expect(run.status == 1)
    #expect(run.errors.contains("/dev/full"))
  }

  @Test("A folder in the place of the file is reported and stays")
  func folderInTheWay() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("x.png"), withIntermediateDirectories: false)
    let run = try Program.alexviz.run("diagram", "--out", folder.path("x.png"))
    #expect(run.status == 1)
    #expect(folder.names == ["x.png"])
  }

  @Test("Same input, same bytes", arguments: ["png", "svg", "pdf"])
  func deterministic(format: String) throws {
    let first = try Program.alexviz.run("diagram", "--format", format, "-o", "-").output
    let second = try Program.alexviz.run("diagram", "--format", format, "-o", "-").output
    #expect(first == second)
  }
}
