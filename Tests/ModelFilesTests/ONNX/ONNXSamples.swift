import Foundation
import TensorFiles
import Tensors

@testable import ModelFiles

/// The path of a file in `Data/ONNX`.
func onnxPath(_ name: String, filePath: String = #filePath) -> String {
  URL(fileURLWithPath: filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Data/ONNX/" + name).path
}

/// A sample as a model file; the narrow AlexNet lies with the tests of tensor files.
func onnxSample(_ name: String) throws -> ModelFile {
  let path = onnxPath(
    name == "narrow" ? "../../../TensorFilesTests/Data/narrow.onnx" : name + ".onnx")
  return try ONNXModelFile.read(try TensorStorage.mapping(file: path), path: path)
}

/// The shape of each tensor of a sample, as ONNX Runtime gave it.
func shapesOfSample(_ name: String) throws -> [String: String] {
  var shapes: [String: String] = [:]
  let text = try String(contentsOfFile: onnxPath(name + ".shapes.txt"), encoding: .utf8)
  for line in text.split(separator: "\n") {
    let parts = line.components(separatedBy: ": ")
    shapes[parts[0]] = parts[1]
  }
  return shapes
}

/// Bytes as a model file.
func onnxModel(_ bytes: [UInt8]) throws -> ModelFile {
  try ONNXModelFile.read(
    TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }, path: "it.onnx")
}
