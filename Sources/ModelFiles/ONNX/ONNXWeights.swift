import TensorFiles
import Tensors

/// The weights of an ONNX file under the names of the model's layers: `conv1.weight` as PyTorch
/// orders it, `fc/kernel` where the file has the inputs first, as Keras does.
struct ONNXWeights: NamedTensors {
  let source: String
  private(set) var names: [String] = []
  private var constants: [String: ONNXConstant] = [:]
  private let files: ONNXExternalFiles

  init(source: String, initializers: [ONNXTensor]) {
    self.source = source
    files = ONNXExternalFiles(beside: source, for: initializers)
  }

  /// Gives a tensor a name.
  mutating func add(_ constant: ONNXConstant, as name: String) {
    if constants.updateValue(constant, forKey: name) == nil { names.append(name) }
  }

  func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    guard let constant = constants[name] else { return nil }
    do throws(ONNXError) {
      guard let tensor = try constant.tensor(files) else {
        throw .tensor(constant.name, problem: "has numbers that cannot be worked out")
      }
      return tensor
    } catch {
      throw .onnx(file: source, error)
    }
  }
}
