import Foundation
import Testing

@Suite("Files that are not what they should be")
struct HostileFileTests {
  /// Contents, and what the sentence must say.
  static let contents: [(String, [UInt8], String)] = [
    ("empty", [], "is empty"),
    ("zeros", [UInt8](repeating: 0, count: 4096), "nothing but zeros"),
    ("page", Array("<!DOCTYPE html><html><body>404</body></html>".utf8), "web page"),
    (
      "pointer",
      Array("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n".utf8),
      "Git LFS pointer"
    ),
    ("noise", (0..<4096).map { UInt8(($0 * 167 + 13) % 251) }, "no kind of"),
  ]

  @Test(
    "Every command that opens a file says in one sentence what it is instead", arguments: contents)
  func content(name: String, bytes: [UInt8], words: String) throws {
    let folder = TemporaryFolder()
    let path = folder.path(name + ".onnx")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let calls = [
      ["inspect", path], ["summary", path], ["shapes", path], ["compare", "alexnet", path],
      ["diagram", path, "-o", folder.path("a.png")],
      ["convert", path, "-o", folder.path("a.safetensors")],
      ["featuremaps", cat, "--model", path, "-o", folder.path("maps")],
      ["featuremaps", cat, "--weights", path, "-o", folder.path("maps")],
    ]
    for call in calls {
      let run = try Program.alexviz.run(call)
      #expect(run.status == 1, "\(call)")
      #expect(run.output.isEmpty, "\(call)")
      #expect(run.errors.contains(words), "\(call): \(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(call): \(run.errors)")
    }
    #expect(folder.names == [name + ".onnx"])
  }

  @Test("A folder, a missing file and one that may not be read are told apart")
  func unreadable() throws {
    let folder = TemporaryFolder()
    let secret = folder.path("secret.keras")
    try Data("x".utf8).write(to: URL(fileURLWithPath: secret))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: secret)
    var cases = [
      (folder.url.path, "is a directory"), (folder.path("none.keras"), "there is no such file"),
    ]
    // The superuser may read everything.
    if getuid() != 0 { cases.append((secret, "permission denied")) }
    for (path, words) in cases {
      for command in ["inspect", "summary", "diagram", "shapes"] {
        let run = try Program.alexviz.run(command, path)
        #expect(run.status == 1)
        #expect(run.errors.contains(words))
      }
    }
  }

  @Test(
    "Files that are cut off or have changed bytes give a result or a sentence, and end",
    arguments: ["narrow.keras", "narrow.h5", "narrow.pth", "narrow.npz", "narrow.safetensors"])
  func damaged(name: String) throws {
    let folder = TemporaryFolder()
    let whole = try Data(contentsOf: URL(fileURLWithPath: data("TensorFiles", name)))
    let path = folder.path(name)
    for step in 0..<12 {
      var bytes = whole
      if step < 6 {
        bytes = whole.prefix(whole.count * step / 6)
      } else {
        for place in stride(from: 5 + step, to: bytes.count, by: 1009) { bytes[place] ^= 0x55 }
      }
      try bytes.write(to: URL(fileURLWithPath: path))
      for call in [["inspect", path, "--statistics"], ["summary", path]] {
        let run = try Program.alexviz.run(call)
        #expect(run.status == 0 || run.status == 1, "\(call) of \(step)")
        #expect(run.status == 0 || run.errors.split(separator: "\n").count == 1)
      }
    }
  }

  @Test("A file of weights where a network is wanted, and the reverse, is said")
  func swapped() throws {
    let folder = TemporaryFolder()
    let network = folder.path("net.txt")
    try "input 28x28x1\nconv 6 5x5\n".write(toFile: network, atomically: true, encoding: .utf8)
    let weights = data("TensorFiles", "narrow.npz")
    let asModel = try Program.alexviz.run("featuremaps", cat, "--model", weights)
    #expect(asModel.status == 1)
    #expect(asModel.errors.contains("--model"))
    let asWeights = try Program.alexviz.run("featuremaps", cat, "--weights", network)
    #expect(asWeights.status == 1)
    #expect(asWeights.errors.contains("net.txt"))
  }
}
