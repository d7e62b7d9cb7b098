import Tensors

/// What a file of weights is, told by its bytes; its name is not looked at.
package enum TensorFileContent: Equatable {
  case safetensors
  case hdf5
  case npy
  case zip
  case legacyPyTorch
  case caffe
  case darknet
  case deepCompression
  case onnx
  case empty
  case zeros
  case webPage
  case lfsPointer

  /// A text that says what a network consists of, with its article, and which kind of file has its
  /// weights.
  case description(String, weightsIn: String)

  /// A network whose weights are not read, only its description.
  case network(NetworkContent)

  /// Something known from which nothing is read: a TorchScript program.
  case other(OtherContent)

  case unknown

  package init(of storage: TensorStorage) {
    guard storage.byteCount > 0 else {
      self = .empty
      return
    }
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 1024)) ?? []
    self =
      TensorFileContent.text(start)
      ?? TensorFileContent.signature(start, of: storage)
      ?? TensorFileContent.protobuf(storage)
      ?? TensorFileContent.description(storage)
      ?? (DeepCompressionFile.isLikely(storage) ? .deepCompression : nil)
      ?? (DarknetRecognition.isWeights(storage) ? .darknet : nil)
      ?? .unknown
  }

  private static func text(_ start: [UInt8]) -> TensorFileContent? {
    if start.allSatisfy({ $0 == 0 }) { return .zeros }
    let text = String(decoding: start.prefix(512), as: UTF8.self).lowercased()
    let visible = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if visible.hasPrefix("version https://git-lfs") || visible.hasPrefix("oid sha256:") {
      return .lfsPointer
    }
    if visible.hasPrefix("<!doctype html") || visible.hasPrefix("<html") { return .webPage }
    return nil
  }

  private static let signatures: [(bytes: [UInt8], place: Int, content: TensorFileContent)] = [
    // A JPEG picture, which may have any byte where safetensors has its brace.
    ([0xFF, 0xD8, 0xFF], 0, .unknown),
    (HDF5Superblock.signature, 0, .hdf5),
    ([0x50, 0x4B, 0x03, 0x04], 0, .zip),
    ([0x50, 0x4B, 0x05, 0x06], 0, .zip),
    (LegacyPyTorchFile.signature, 0, .legacyPyTorch),
    (Array("TFL3".utf8), 4, .network(.tensorFlowLite)),
    (Array("ORTM".utf8), 4, .other(.onnxRuntime)),
    (Array("ET12".utf8), 4, .other(.executorch)),
    (Array("GGUF".utf8), 0, .other(.gguf)),
    (Array("{".utf8), 8, .safetensors),
    ([0x80], 0, .other(.pickle)),
    ([0x93] + Array("NUMPY".utf8), 0, .npy),
  ]

  private static func signature(
    _ start: [UInt8], of storage: TensorStorage
  ) -> TensorFileContent? {
    signatures.first { signature in
      start.dropFirst(signature.place).starts(with: signature.bytes)
    }?.content ?? (isTableOfCheckpoint(storage) ? .other(.tensorFlowCheckpoint) : nil)
  }

  /// Whether a file ends as the tables of contents of TensorFlow's checkpoints do.
  private static func isTableOfCheckpoint(_ storage: TensorStorage) -> Bool {
    storage.integer(UInt64.self, at: storage.byteCount - 8) == 0xDB47_7524_8B80_FB57
  }

  private static func protobuf(_ storage: TensorStorage) -> TensorFileContent? {
    guard let outline = ProtobufOutline(storage) else {
      if ONNXFile.isLikely(storage) { return .onnx }
      return CaffeWeights.isLikely(storage) ? .caffe : nil
    }
    if outline.integers.contains(1), outline.blocks.contains(7) {
      return .onnx
    }
    if let other = OtherContent(outline, of: storage) { return .other(other) }
    if outline.blocks.contains(100) || outline.blocks.isSuperset(of: [1, 2]) {
      return .caffe
    }
    return nil
  }

  private static func description(_ storage: TensorStorage) -> TensorFileContent? {
    switch CaffeText(storage) {
    case .network: .description("the description of a Caffe network", weightsIn: ".caffemodel")
    case .solver: .description("a Caffe solver", weightsIn: ".caffemodel")
    case nil where DarknetRecognition.isDescription(storage):
      .description("the description of a Darknet network", weightsIn: ".weights")
    case nil where NetworkContent.isOpenVINO(storage): .network(.openVINO)
    case nil: OtherContent(text: storage).map { .other($0) }
    }
  }
}

extension ZipArchive {
  /// Where Keras keeps the weights in its archives.
  package static let kerasWeights = "model.weights.h5"

  /// Whether Keras wrote it: `.keras`.
  package var isKeras: Bool {
    entries.contains { $0.name == "metadata.json" } && entries.contains { $0.name == "config.json" }
  }

  /// What the archive is, where it is of no kind that is read.
  var otherContent: OtherContent? {
    let names = entries.map(\.name)
    if names.contains(where: { $0.hasSuffix("/archive_format") }) { return .exportedProgram }
    if pyTorchPickle != nil {
      return names.contains { $0.hasSuffix("/constants.pkl") } ? .torchScript : nil
    }
    if !names.contains(where: { $0.hasSuffix(".npy") }), !names.isEmpty { return .zipArchive }
    return nil
  }
}
