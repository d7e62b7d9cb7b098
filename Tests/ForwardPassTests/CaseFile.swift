import TensorFiles
import Tensors

/// The tensors of one case: `input`, `output`, and weights under the layer's name, `l`.
struct CaseFile: NamedTensors {
  let file: SafetensorsFile
  let name: String

  var source: String { name }

  var names: [String] {
    file.names.compactMap {
      $0.hasPrefix(name + ":") ? String($0.dropFirst(name.count + 1)) : nil
    }
  }

  func tensor(named tensor: String) throws -> Tensor? {
    try file.tensor(named: name + ":" + tensor)
  }
}
