import ModelDescription
import TensorFiles
import Tensors

/// Opens a file that describes a network, with its weights where the file has them. What it is
/// shows in its bytes, not in its name.
public func openModelFile(_ path: String) throws(ModelFileError) -> ModelFile {
  let storage: TensorStorage
  do {
    storage = try TensorStorage.mapping(file: path)
  } catch {
    if case .isDirectory = error, let content = content(ofFolder: path) {
      throw notReadable(content, path: path)
    }
    throw .unreadable(error)
  }
  return try openModelFile(storage, path: path)
}

/// Takes the bytes of a file that is open already; `path` is its name for messages.
public func openModelFile(
  _ storage: TensorStorage, path: String
) throws(ModelFileError) -> ModelFile {
  if let file = try KerasFile.open(storage, path: path) { return file }
  switch TensorFileContent(of: storage) {
  case .empty, .zeros, .webPage, .lfsPointer:
    throw .container(tensorFileProblem(storage, path: path) ?? .unknown(file: path))
  case .caffe: return try CaffeFile.read(model: storage, path: path)
  case .onnx: return try ONNXModelFile.read(storage, path: path)
  case .network(.tensorFlowLite): return try TFLiteFile.read(storage, path: path)
  case .network(.openVINO): return try OpenVINOFile.read(storage, path: path)
  case .unknown, .description:
    if CaffeText(storage) != nil { return try CaffeFile.read(text: storage, path: path) }
    if DarknetRecognition.isDescription(storage) {
      return try DarknetFile.read(storage, path: path)
    }
    if isJSON(storage) {
      throw .notReadable(
        file: path, content: "JSON, but no model that Keras saved",
        advice: "Keras's to_json() and model.save() write what is read here")
    }
    return try textFile(storage, path: path)
  default:
    let tensors: any NamedTensors
    do throws(TensorFileError) {
      tensors = try openTensorFile(storage, path: path)
    } catch {
      if case .notReadYet(_, let content) = error { throw notReadable(content, path: path) }
      throw .container(error)
    }
    return try StateDict.modelFile(of: tensors, path: path)
  }
}

/// What a folder is that other programs take for one file.
private func content(ofFolder path: String) -> OtherContent? {
  func has(_ name: String) -> Bool { (try? TensorStorage.mapping(file: "\(path)/\(name)")) != nil }
  if has("saved_model.pb") { return .savedModel }
  return has("Manifest.json") && path.hasSuffix(".mlpackage") ? .coreML : nil
}

/// Whether the first visible character begins an object or a list, which no network in text form
/// does.
private func isJSON(_ storage: TensorStorage) -> Bool {
  storage.withUnsafeBytes { bytes in
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

private func notReadable(_ content: OtherContent, path: String) -> ModelFileError {
  .notReadable(file: path, content: content.rawValue, advice: content.advice)
}

/// A network in text form.
private func textFile(
  _ storage: TensorStorage, path: String
) throws(ModelFileError) -> ModelFile {
  let outcome = storage.withUnsafeBytes { bytes in
    Result { () throws(ModelFileError) in
      guard NetworkText.looksLikeNetworkText(bytes) != false else { throw .unknown(file: path) }
      do throws(NetworkTextError) {
        return try NetworkText.model(from: bytes, fileName: path)
      } catch {
        throw .text(error)
      }
    }
  }
  return ModelFile(format: "network in text form", model: try outcome.get())
}

/// Why the bytes are no file of tensors either; `nil` if they are one.
private func tensorFileProblem(_ storage: TensorStorage, path: String) -> TensorFileError? {
  do throws(TensorFileError) {
    _ = try openTensorFile(storage, path: path)
    return nil
  } catch {
    return error
  }
}
