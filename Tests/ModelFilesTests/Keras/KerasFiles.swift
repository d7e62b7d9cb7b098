import Foundation
import ModelDescription
import ModelFiles
import Tensors

/// The path of a file that Keras wrote.
func kerasPath(_ name: String) -> String {
  packageFolder.appendingPathComponent("Tests/ModelFilesTests/Data/Keras/\(name)").path
}

/// The bytes of a file that Keras wrote.
func kerasBytes(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: kerasPath(name))))
}

/// Opens bytes as if they were a file's.
func openKeras(_ bytes: [UInt8]) throws(ModelFileError) -> ModelFile {
  let storage = TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
  return try openModelFile(storage, path: "model.json")
}

/// Opens a description.
func openKeras(_ json: String) throws(ModelFileError) -> ModelFile {
  try openKeras(Array(json.utf8))
}

/// The sentence that a wrong description gives.
func kerasComplaint(_ json: String) -> String {
  do throws(ModelFileError) {
    _ = try openKeras(json)
    return "no error"
  } catch {
    return error.description
  }
}

/// A functional model of Keras 2 with layers as JSON.
func kerasModel(_ layers: String, from inputs: String, to outputs: String) -> String {
  """
  {"class_name": "Functional", "keras_version": "2.15.0", "config": {"name": "model",
  "layers": [\(layers)], "input_layers": \(inputs), "output_layers": \(outputs)}}
  """
}

/// One layer of Keras 2 as JSON; `config` goes on with its other members.
func kerasLayer(
  _ className: String, _ name: String, _ config: String = "", nodes: String = "[]"
) -> String {
  """
  {"class_name": "\(className)", "name": "\(name)", "config": {"name": "\(name)"\
  \(config.isEmpty ? "" : ", " + config)}, "inbound_nodes": \(nodes)}
  """
}

extension Model {
  /// The shape of what a layer gives.
  func wholeShape(of name: String) -> String? {
    layer(named: name).flatMap { calls(of: $0).last }?.outputShape.description
  }

  /// The names of the layers that a layer reads, one list for each call.
  func callSources(of name: String) -> [[String]] {
    guard let layer = layer(named: name) else { return [] }
    return calls(of: layer).map { $0.inputs.map { layers[calls[$0].layer].name } }
  }
}
