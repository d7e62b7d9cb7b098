import Tensors

/// A kind of file that is known, but of which nothing is read. The raw value is what users call it,
/// with its article.
public enum OtherContent: String, Hashable, Sendable, CaseIterable {
  case pickle = "a Python pickle"
  case torchScript = "a TorchScript program"
  case exportedProgram = "a program of torch.export"
  case executorch = "an ExecuTorch program"
  case onnxRuntime = "a model in ONNX Runtime's own format"
  case onnxText = "an ONNX model in text form"
  case savedModel = "a TensorFlow SavedModel"
  case tensorFlowGraph = "a TensorFlow graph"
  case tensorFlowCheckpoint = "a part of a TensorFlow checkpoint"
  case coreML = "a Core ML model"
  case gguf = "a GGUF file"
  case caffeMean = "a mean picture of Caffe's"
  case zipArchive = "a zip archive without NumPy arrays"
}

extension OtherContent {
  /// What a text is, told by its beginning.
  init?(text storage: TensorStorage) {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 4096)) ?? []
    let text = String(decoding: start, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.drop(while: { $0 == "<" || $0.isWhitespace }).hasPrefix("ir_version:") {
      self = .onnxText
    } else if text.hasPrefix("model_checkpoint_path:") {
      self = .tensorFlowCheckpoint
    } else if text.hasPrefix("node {"), text.contains("op:") {
      self = .tensorFlowGraph
    } else if text.hasPrefix("saved_model_schema_version:") {
      self = .savedModel
    } else {
      return nil
    }
  }

  /// What a protobuf message is that is neither ONNX's nor Caffe's.
  init?(_ outline: ProtobufOutline, of storage: TensorStorage) {
    if outline.integers.contains(1), outline.blocks.contains(2) {
      // Core ML numbers the kinds of its models from 200.
      self = outline.blocks.contains { $0 >= 200 } ? .coreML : .savedModel
    } else if outline.integers.isSuperset(of: [1, 2, 3, 4]), outline.blocks.contains(5) {
      self = .caffeMean
    } else if outline.blocks.contains(1), OtherContent.beginsWithNode(storage) {
      self = .tensorFlowGraph
    } else {
      return nil
    }
  }

  /// Whether the first field is a message with two texts, the name and the operation of a node.
  private static func beginsWithNode(_ storage: TensorStorage) -> Bool {
    var fields = ProtobufMessage(storage).fields
    do {
      guard let first = try fields.next(), first.number == 1 else { return false }
      var parts = try first.submessage().fields
      var texts: Set<Int> = []
      while let part = try parts.next() {
        guard (1...7).contains(part.number), case .block = part.value else { return false }
        texts.insert(part.number)
      }
      return texts.isSuperset(of: [1, 2])
    } catch {
      return false
    }
  }
}
