import Foundation
import ModelDescription
import Tensors

@testable import ModelFiles

/// A file in `Data/Caffe`.
func caffeData(_ name: String) throws -> [UInt8] {
  let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
  return try [UInt8](Data(contentsOf: folder.appendingPathComponent("Data/Caffe/\(name)")))
}

/// Bytes as a file that is open.
func openBytes(_ bytes: [UInt8]) -> TensorStorage {
  TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
}

/// What a text in Caffe's form describes.
func caffeFile(_ text: String) throws -> ModelFile {
  try CaffeFile.read(text: openBytes(Array(text.utf8)), path: "net.prototxt")
}

/// The sentence that a wrong text gives.
func caffeComplaint(_ text: String) -> String {
  do {
    _ = try caffeFile(text)
    return "no error"
  } catch {
    return "\(error)"
  }
}

extension Model {
  /// The output's shape of the layer of that name, without the batch; `nil` if there is none.
  func shape(of name: String) -> String? {
    layer(named: name).map { layer in
      let shape = calls(of: layer)[0].outputShape
      return shape.isKnown
        ? shape.example.map { $0.map(String.init) ?? "None" }.joined(separator: " ") : "?"
    }
  }

  /// The layers whose results a layer reads.
  func sources(of name: String) -> [String] {
    guard let layer = layer(named: name) else { return [] }
    return calls(of: layer)[0].inputs.map { layers[calls[$0].layer].name }
  }

  /// The numbers of all weights, and of those that training does not change by gradients.
  var weightCounts: (all: Int, fixed: Int) {
    let weights = layers.flatMap { layer in
      layer.layer.weights(for: calls(of: layer)[0].inputShapes)
    }
    func count(_ weights: [Weight]) -> Int { weights.reduce(0) { $0 + $1.count } }
    return (count(weights), count(weights.filter { !$0.isTrainable }))
  }

  /// The names of the layers that are the model's outputs.
  var outputNames: [String] { outputs.map { layers[calls[$0].layer].name } }
}
