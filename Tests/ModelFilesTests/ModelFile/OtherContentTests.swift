import Foundation
import Testing

@testable import ModelFiles

/// What is said of files whose networks are not read. Beginnings and ends of files are those that the
/// public formats state.
@Suite("Model files of other kinds")
struct OtherContentTests {
  @Test(
    "a kind that is not read is named, with what to do",
    arguments: [
      ([0x80, 4, 0x95] + [UInt8](repeating: 1, count: 20), "a Python pickle", "torch.save"),
      ([0, 0, 0, 0] + Array("ORTM".utf8) + [0], "ONNX Runtime's own format", "ONNX file"),
      ([0, 0, 0, 0] + Array("ET12".utf8) + [0], "an ExecuTorch program", "torch.onnx.export"),
      (Array("GGUF".utf8) + [3, 0, 0, 0], "a GGUF file", "language model"),
      (Array("ir_version: 8\nproducer_name: \"p\"\n".utf8), "in text form", "onnx.load"),
      (Array("<\n  ir_version: 8,\n".utf8), "in text form", "onnx.load"),
      ([8, 1, 0x12, 2, 0x0A, 0], "a TensorFlow SavedModel", "--saved-model"),
      ([8, 4, 0x12, 0, 0xA2, 0x1F, 0], "a Core ML model", "as ONNX"),
      (
        [0x0A, 8, 0x0A, 1, 0x78, 0x12, 3, 0x41, 0x64, 0x64], "a TensorFlow graph", "--graphdef"
      ),
      (
        Array("node {\n  name: \"x\"\n  op: \"Placeholder\"\n}\n".utf8), "a TensorFlow graph", "tf2"
      ),
      (
        [0, 0, 1, 2, 0x57, 0xFB, 0x80, 0x8B, 0x24, 0x75, 0x47, 0xDB],
        "a part of a TensorFlow checkpoint", ".keras"
      ),
      (
        Array("model_checkpoint_path: \"model.ckpt-1\"\n".utf8),
        "a part of a TensorFlow checkpoint", ".keras"
      ),
    ] as [([UInt8], String, String)])
  func named(bytes: [UInt8], content: String, advice: String) {
    let sentence = statedComplaint(bytes)
    #expect(sentence.hasPrefix("it: is "))
    #expect(sentence.contains(content))
    #expect(sentence.contains(advice))
  }

  @Test(
    "PyTorch's programs are told from its weights",
    arguments: [
      (
        "script.pt",
        "is a TorchScript program; export the network that it was made from with torch.onnx.export"
      ),
      (
        "exported.pt2",
        "is a program of torch.export; open it with torch.export.load and export it with "
          + "torch.onnx.export"
      ),
    ])
  func programs(name: String, sentence: String) throws {
    #expect(
      statedComplaint(try statedBytes("../../TensorFilesTests/Data/\(name)")) == "it: \(sentence)")
  }

  @Test("shapes of more dimensions than any tensor has are not known")
  func rank() {
    #expect(FileConstant.sizes([Int](repeating: 1, count: 64))?.count == 64)
    #expect(FileConstant.sizes([Int](repeating: 1, count: 65)) == nil)
  }

  @Test func `Keras's weights alone want their network`() throws {
    let bytes = try statedBytes("../../TensorFilesTests/Data/narrow.weights.h5")
    #expect(statedComplaint(bytes).contains("--model"))
  }

  @Test func `a folder is named by what it holds`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("alexviz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func sentence() -> String {
      do throws(ModelFileError) {
        _ = try openModelFile(folder.path)
        return "no error"
      } catch {
        return error.description
      }
    }
    #expect(sentence().contains("directory"))
    try Data([8, 1]).write(to: folder.appendingPathComponent("saved_model.pb"))
    #expect(sentence().contains("is a TensorFlow SavedModel; convert it with"))
  }
}
