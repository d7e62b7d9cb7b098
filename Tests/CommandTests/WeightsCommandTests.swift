import Foundation
import Testing

@Suite("weights")
struct WeightsCommandTests {
  let caches = TemporaryFolder()

  /// The folder that the program keeps files in.
  private var cache: URL { caches.url.appendingPathComponent("alexviz") }

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Program.Run {
    try Program.alexviz.run(
      arguments,
      environment: environment.merging(["XDG_CACHE_HOME": caches.url.path]) { $1 })
  }

  /// Puts a file into the cache as a user would by hand.
  private func put(_ bytes: Data, as name: String) throws {
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    try bytes.write(to: cache.appendingPathComponent(name))
  }

  @Test("The list says what there is to be had and what is there")
  func list() throws {
    let run = try run(["weights"])
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.count == 6)
    let caffe = try #require(lines.first { $0.first == "caffe-alexnet" })
    #expect(caffe[1...4].elementsEqual(["alexnet-caffe", "244", "MB", "no"]))
    // Asking makes no folder.
    #expect(caches.names.isEmpty)
  }

  @Test("The list for scripts is JSON that a parser reads")
  func json() throws {
    try put(Data(count: 1000), as: "alexnet-owt-7be5be79.pth.part")
    let run = try run(["weights", "list", "--format", "json"])
    let files = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
    #expect(files.count == 5)
    let file = try #require(files.first { $0["name"] as? String == "torchvision-alexnet" })
    #expect(file["bytes"] as? Int == 244_408_911)
    #expect(file["received_bytes"] as? Int == 1000)
    #expect(file["is_there"] as? Bool == false)
    #expect(file["model"] as? String == "alexnet-torchvision")
    #expect(file["path"] as? String == cache.path + "/alexnet-owt-7be5be79.pth")
  }

  @Test("Weights that are not there are refused with the command that fetches them")
  func notFetched() throws {
    let run = try run(
      ["featuremaps", cat, "--model", "alexnet-caffe", "--weights", "deep-compression-alexnet"])
    #expect(run.status == 1)
    #expect(run.errors.contains("'alexviz weights fetch deep-compression-alexnet'"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("A wrong file in the cache is not used, and 'verify' says why")
  func wrongFile() throws {
    try put(Data("<html>".utf8), as: "AlexNet_compressed.net")
    try put(Data(count: 10), as: "bvlc_alexnet.caffemodel")
    for arguments in [
      ["weights", "fetch", "deep-compression-alexnet"], ["weights", "verify"],
      ["featuremaps", cat, "--model", "alexnet-caffe", "--weights", "deep-compression-alexnet"],
    ] {
      let run = try run(arguments)
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("has 6 bytes where about 9000000 are wanted"))
      #expect(run.errors.split(separator: "\n").count == (arguments[1] == "verify" ? 2 : 1))
    }
    #expect(try Data(contentsOf: cache.appendingPathComponent("AlexNet_compressed.net")).count == 6)
  }

  @Test("Files that are none of the list are not taken for one")
  func verify() throws {
    let empty = try run(["weights", "verify"])
    #expect(empty.status == 0)
    #expect(empty.text.contains("No file"))
    let photograph = try run(["weights", "verify", cat])
    #expect(photograph.status == 1)
    #expect(photograph.errors.contains("cat.jpg is none of the files"))
    let missing = try run(["weights", "verify", "caffe-alexnet", "/nowhere"])
    #expect(missing.status == 1)
    #expect(missing.errors.split(separator: "\n").count == 2)
  }

  @Test("Downloads go through the proxy of the environment, and failures are one sentence")
  func proxy() throws {
    // Nobody listens at port 9, so that the sentence shows who was asked.
    let run = try run(
      ["weights", "fetch", "torchvision-alexnet"],
      environment: ["https_proxy": "http://127.0.0.1:9", "no_proxy": "", "NO_PROXY": ""])
    #expect(run.status == 1)
    #expect(run.errors.contains("download.pytorch.org"))
    #expect(run.errors.contains("127.0.0.1"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(caches.names == ["alexviz"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path).isEmpty)
  }

  @Test(
    "A wrong command line exits with 2 and says what would be right",
    arguments: [
      (["fetch"], "NAME"), (["fetch", "cafe-alexnet"], "caffe-alexnet"), (["get"], "fetch"),
      (["list", "caffe-alexnet"], "caffe-alexnet"), (["fetch", "--format", "json"], "list"),
    ])
  func usage(arguments: [String], hint: String) throws {
    let run = try run(["weights"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(hint))
    #expect(run.output.isEmpty)
  }
}
