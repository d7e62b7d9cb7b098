import Tensors

/// The trained tensors of an ONNX file, its initialisers, under the file's own names; mapped into
/// memory. Source: ONNX, `onnx.proto`.
public struct ONNXFile: NamedTensors {
  /// The file's name, as it was given.
  public let source: String

  /// The names of the tensors, in the file's order.
  public let names: [String]

  private let tensors: [String: ONNXTensor]
  private let files: ONNXExternalFiles

  /// Takes the bytes of a file that is open already; `source` is its path, beside which files with
  /// the numbers of tensors may lie.
  public init(storage: TensorStorage, source: String) throws(TensorFileError) {
    let tensors: [ONNXTensor]
    do throws(ONNXError) {
      tensors = try ONNXFile.initializers(ProtobufMessage(storage))
      var seen: Set<String> = []
      for tensor in tensors where !seen.insert(tensor.name).inserted {
        throw .duplicateTensor(tensor.name)
      }
    } catch {
      throw .onnx(file: source, error)
    }
    self.source = source
    names = tensors.map(\.name)
    self.tensors = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
    files = ONNXExternalFiles(beside: source, for: tensors)
  }

  /// The tensor of that name; `nil` if there is none.
  public func tensor(named name: String) throws(TensorFileError) -> Tensor? {
    guard let tensor = tensors[name] else { return nil }
    do {
      return try tensor.tensor(files)
    } catch {
      throw .onnx(file: source, error)
    }
  }

  /// Whether bytes begin as a model does, though they may be cut off: with the version of the form,
  /// texts about the program that wrote it, and then the graph, which is long.
  static func isLikely(_ storage: TensorStorage) -> Bool {
    var bytes = ProtobufBytes(storage, 0..<storage.byteCount)
    do {
      guard try bytes.varint() == 0x08, (1...100).contains(try bytes.varint()) else { return false }
      while true {
        switch try bytes.varint() {
        case 0x12, 0x1A, 0x22, 0x32, 0x42, 0x72: _ = try bytes.block()
        case 0x28: _ = try bytes.varint()
        case let key: return key == 0x3A
        }
      }
    } catch {
      return false
    }
  }

  private static func initializers(_ model: ProtobufMessage) throws(ONNXError) -> [ONNXTensor] {
    guard let graph = try blocks(7, of: model).last else { throw .noGraph }
    return try blocks(5, of: graph).map { block throws(ONNXError) in try ONNXTensor(block) }
  }

  /// The messages in the fields of a number.
  private static func blocks(
    _ number: Int, of message: ProtobufMessage
  ) throws(ONNXError) -> [ProtobufMessage] {
    do {
      var blocks: [ProtobufMessage] = []
      var fields = message.fields
      while let field = try fields.next() {
        if field.number == number { blocks.append(try field.submessage()) }
      }
      return blocks
    } catch {
      throw .message(error)
    }
  }
}
