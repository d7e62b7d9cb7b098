import Spelling
import Tensors

/// What a file of tensors says of itself beside its tensors: format, versions, programs.
package struct FileHeader: Sendable {
  /// One thing that the file states.
  package struct Fact: Sendable {
    package let name: String
    package let value: String
  }

  /// What the file is, as people call it: `safetensors`, `Keras 3 archive`; `nil` for what is no
  /// file of tensors.
  package private(set) var format: String?

  package private(set) var facts: [Fact] = []

  /// Reads what stands in the header. What is damaged is left out: whoever opens the file says so.
  package init(of storage: TensorStorage, path: String) {
    switch TensorFileContent(of: storage) {
    case .safetensors:
      format = "safetensors"
      let metadata = (try? SafetensorsFile(storage: storage, source: path))?.metadata ?? [:]
      for (name, value) in metadata.sorted(by: { $0.key < $1.key }) { add(name, value) }
    case .npy: format = "NumPy array"
    case .deepCompression: format = "Deep Compression's AlexNet"
    case .legacyPyTorch: format = "PyTorch file of before version 1.6"
    case .hdf5: addHDF5(storage, path: path)
    case .zip: addArchive(storage)
    case .caffe:
      format = "Caffe model"
      addTexts(of: ProtobufMessage(storage), [1: "name"])
    case .onnx:
      format = "ONNX"
      addONNX(ProtobufMessage(storage))
    default: break
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    facts.append(Fact(name: name, value: value))
  }

  // MARK: - Keras and PyTorch

  private mutating func addHDF5(_ storage: TensorStorage, path: String) {
    format = "HDF5"
    guard let file = try? HDF5File(storage: storage, source: path) else { return }
    for name in ["keras_version", "backend"] {
      if let value = try? file.text(named: name) { add(name, value) }
    }
  }

  private mutating func addArchive(_ storage: TensorStorage) {
    guard let archive = try? ZipArchive(storage) else { return }
    if archive.isKeras {
      format = "Keras archive"
      guard case .object(let members)? = json("metadata.json", in: archive) else { return }
      for member in members {
        if let value = member.value.string { add(member.name, value) }
      }
    } else if let pickle = archive.pyTorchPickle {
      format = "PyTorch archive"
      let folder = pickle.name.dropLast("data.pkl".count)
      for name in ["version", ".format_version", "byteorder"] {
        if let text = text(folder + name, in: archive) { add(name, text) }
      }
    } else {
      format = "npz"
    }
  }

  private func bytes(_ name: String, in archive: ZipArchive) -> [UInt8]? {
    guard let entry = archive.entries.first(where: { $0.name == name }),
      entry.size <= FileHeader.longestEntry, let contents = try? archive.contents(of: entry)
    else { return nil }
    return contents.storage.bytes(at: contents.offset, count: entry.size)
  }

  /// No longer entry of an archive is taken for a statement, in bytes.
  private static let longestEntry = 1 << 20

  private func json(_ name: String, in archive: ZipArchive) -> JSONValue? {
    bytes(name, in: archive).flatMap { try? JSONParser.parse($0) }
  }

  private func text(_ name: String, in archive: ZipArchive) -> String? {
    bytes(name, in: archive).flatMap { String(validating: $0, as: UTF8.self) }
      .map { String($0.prefix { !$0.isNewline }) }
  }

  // MARK: - Protobuf

  /// The model's fields as ONNX numbers them. Source: ONNX, `onnx.proto`.
  private mutating func addONNX(_ model: ProtobufMessage) {
    var fields = model.fields
    var producer: [String] = []
    while let field = try? fields.next() {
      switch field.number {
      case 1: if let version = try? field.integer() { add("IR version", "\(version)") }
      case 2, 3: if let text = try? field.string(), !text.isEmpty { producer.append(text) }
      case 4: if let text = try? field.string(), !text.isEmpty { add("domain", text) }
      case 5: if let version = try? field.integer() { add("model version", "\(version)") }
      case 8: if let opset = try? field.submessage() { addOpset(opset) }
      case 14: if let entry = try? field.submessage() { addMetadata(entry) }
      default: break
      }
    }
    if !producer.isEmpty { add("producer", producer.joined(separator: " ")) }
  }

  private mutating func addOpset(_ opset: ProtobufMessage) {
    var (domain, version) = ("", 0)
    var fields = opset.fields
    while let field = try? fields.next() {
      if field.number == 1 { domain = (try? field.string()) ?? "" }
      if field.number == 2 { version = (try? field.integer()) ?? 0 }
    }
    add(domain.isEmpty ? "opset" : "opset of \(domain)", "\(version)")
  }

  private mutating func addMetadata(_ entry: ProtobufMessage) {
    var (name, value) = ("", "")
    var fields = entry.fields
    while let field = try? fields.next() {
      if field.number == 1 { name = (try? field.string()) ?? "" }
      if field.number == 2 { value = (try? field.string()) ?? "" }
    }
    add(name, value)
  }

  private mutating func addTexts(of message: ProtobufMessage, _ names: [Int: String]) {
    var fields = message.fields
    while let field = try? fields.next() {
      if let name = names[field.number], let text = try? field.string() { add(name, text) }
    }
  }
}
