import TensorFiles
import Tensors
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Recognising weights files")
struct RecognitionTests {
  /// What follows the file's name in the sentence that opening ends with.
  private func sentence(_ bytes: [UInt8]) throws -> String {
    var sentence = "no error"
    try withFile(bytes) { path in
      do {
        _ = try openTensorFile(path)
      } catch {
        sentence = String("\(error)".dropFirst(path.count + 2))
      }
    }
    return sentence
  }

  @Test("safetensors, npz and Keras's files are told by their content")
  func readable() throws {
    #expect(try openTensorFile(testFile("narrow.h5")) is HDF5File)
    #expect(try openTensorFile(testFile("narrow.keras")) is HDF5File)
    #expect(try openTensorFile(testFile("narrow.safetensors")) is SafetensorsFile)
    #expect(try openTensorFile(testFile("narrow.npz")) is NPZFile)
    try withFile(testBytes("narrow.npz")) { path in
      let file = try openTensorFile(path)
      #expect(file.source == path)
      #expect(file.names.count == 16)
    }
  }

  @Test(
    "what is mistaken for weights is named",
    arguments: [
      ([], "is empty"),
      ([UInt8](repeating: 0, count: 5000), "holds nothing but zeros; was the download cut off?"),
      (
        Array("\n<!DOCTYPE html><html>".utf8),
        "is a web page; download the file itself, not the page that shows it"
      ),
      (
        Array("version https://git-lfs.github.com/spec/v1\noid sha256:7be5\nsize 244408911\n".utf8),
        "is a Git LFS pointer in place of the file; fetch that with 'git lfs pull'"
      ),
      (
        [8, 9, 0x12, 2, 0x61, 0x62, 0x3A, 1, 0],
        "the ONNX file is damaged: no valid field starts at byte 8; was the download cut off?"
      ),
      (
        Array("# LeNet\nname: \"LeNet\"\nlayer { }\n".utf8),
        "is the description of a Caffe network, which has no weights; they are in its .caffemodel file"
      ),
      (
        Array("net: \"train_val.prototxt\"\nbase_lr: 0.01\n".utf8),
        "is a Caffe solver, which has no weights; they are in its .caffemodel file"
      ),
      (
        [8, 1, 0x10, 1, 0x18, 1, 0x20, 1, 0x2A, 4, 0, 0, 0, 0],
        "is a mean picture of Caffe's, which cannot be read yet; convert it to safetensors or npz"
      ),
      (
        Array("hello".utf8),
        "is no kind of weights file that is known here; safetensors, npz, .h5, .keras, .pth or .onnx is wanted"
      ),
    ] as [([UInt8], String)])
  func named(bytes: [UInt8], expected: String) throws {
    #expect(try sentence(bytes) == expected)
  }

  @Test("PyTorch's files are told by their content, and programs from weights")
  func pyTorch() throws {
    for name in ["kinds.pth", "kinds-legacy.pth"] {
      #expect(try openTensorFile(testFile(name)) is PyTorchFile)
    }
    #expect(
      try sentence(testBytes("script.pt"))
        == "is a TorchScript program, which cannot be read yet; convert it to safetensors or npz")
    #expect(
      try sentence(testBytes("exported.pt2")).hasPrefix("is a program of torch.export, which"))
  }

  @Test("downloads that were cut off are said to end early")
  func cutOff() throws {
    let names = [
      "narrow.safetensors", "narrow.npz", "narrow.pth", "kinds-legacy.pth", "narrow.h5",
      "narrow.keras", "narrow.onnx",
    ]
    for name in names {
      let bytes = try testBytes(name)
      for share in [10, 50, 99] {
        let sentence = try sentence(Array(bytes[0..<bytes.count * share / 100]))
        #expect(sentence.contains("ends early") || name == "narrow.onnx", "\(name), \(share) %")
        #expect(sentence.hasSuffix("was the download cut off?"), "\(name), \(share) %")
      }
    }
  }

  @Test("an ONNX model that was cut off is still called one")
  func cutONNX() throws {
    let bytes = try testBytes("narrow.onnx")
    for share in [1, 10, 50, 99] {
      #expect(
        try sentence(Array(bytes[0..<bytes.count * share / 100]))
          .hasPrefix("the ONNX file is damaged: the field at byte "), "\(share) %")
    }
  }

  @Test("networks whose weights are not read are told from what is not read at all")
  func networks() throws {
    let words = "of which the network is read, but not its weights"
    #expect(
      try sentence([0x1C, 0, 0, 0] + Array("TFL3".utf8) + [0, 0])
        == "is a TensorFlow Lite model, \(words)")
    #expect(
      try sentence(Array("<?xml version=\"1.0\"?>\n<net name=\"n\" version=\"11\">".utf8))
        == "is an OpenVINO network, \(words)")
  }

  @Test("a missing file and a folder are told apart")
  func files() throws {
    #expect(throws: TensorFileError.unreadable(.notFound(file: "/nowhere/none"))) {
      try openTensorFile("/nowhere/none")
    }
    #expect(throws: TensorFileError.unreadable(.isDirectory(file: "/tmp"))) {
      try openTensorFile("/tmp")
    }
    try withFile([1]) { path in
      chmod(path, 0)
      if geteuid() != 0 {
        #expect(throws: TensorFileError.unreadable(.permissionDenied(file: path))) {
          try openTensorFile(path)
        }
      }
    }
  }
}
