import Spelling

/// What is wrong in an ONNX file.
public enum ONNXError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no protobuf message of the right form.
  case message(ProtobufError)

  /// The file holds no graph.
  case noGraph

  /// The file holds more than is read; `problem` is a clause such as `has more than 100000 nodes`.
  case tooLarge(String)

  /// Two tensors have the same name.
  case duplicateTensor(String)

  /// What a tensor says of itself does not hold; `problem` is a clause such as `has no numbers`.
  case tensor(String, problem: String)

  /// The element type has no reader here; `type` is its number in ONNX.
  case unsupportedType(tensor: String, type: Int)

  /// The numbers of a tensor lie in another file that cannot be used.
  case external(tensor: String, file: String, problem: String)

  public var description: String {
    switch self {
    case .message(let error):
      "the ONNX file is damaged: \(error); was the download cut off?"
    case .noGraph: "the ONNX file holds no graph"
    case .tooLarge(let problem): "the ONNX file \(problem)"
    case .duplicateTensor(let name): "two tensors are named \(quoted(name))"
    case .tensor(let name, let problem): "tensor \(quoted(name)) \(problem)"
    case .unsupportedType(let tensor, let type):
      "tensor \(quoted(tensor)) has ONNX's element type \(type), which cannot be read; convert it to float"
    case .external(let tensor, let file, let problem):
      "the numbers of tensor \(quoted(tensor)) are in the file \(quoted(file)), which \(problem)"
    }
  }
}
