import TensorFiles
import Tensors

/// What a Keras file keeps a network in: the description, still as JSON, and the weights.
struct KerasContainer {
  let description: JSONValue
  private(set) var weights: HDF5File?

  /// What the user should hear of the container.
  private(set) var warnings: [String] = []

  /// The version of Keras, where it is stated outside the description.
  private var statedVersion: String?

  /// The longest description that is read, in bytes.
  private static let maximumBytes = 64 << 20

  /// Looks into a file; `nil` where it does not describe a network as Keras does.
  init?(_ storage: TensorStorage, path: String) throws(ModelFileError) {
    if storage.holds([0x89, 0x48, 0x44, 0x46], at: 0) {
      try self.init(hdf5: storage, path: path)
    } else if storage.holds([0x50, 0x4B], at: 0) {
      try self.init(archive: storage, path: path)
    } else {
      try self.init(text: storage, path: path)
    }
  }

  /// A whole model in HDF5, as Keras saved it before it had archives.
  private init?(hdf5 storage: TensorStorage, path: String) throws(ModelFileError) {
    let text: String?
    do {
      let file = try HDF5File(storage: storage, source: path)
      text = try file.text(named: "model_config")
      statedVersion = try file.text(named: "keras_version")
      weights = file
    } catch {
      throw .container(error)
    }
    guard let text else { return nil }
    description = try KerasContainer.json(Array(text.utf8), path: path)
  }

  /// A `.keras` archive.
  private init?(archive storage: TensorStorage, path: String) throws(ModelFileError) {
    let archive: ZipArchive
    do {
      archive = try ZipArchive(storage)
    } catch {
      throw .container(.zip(file: path, error))
    }
    guard archive.isKeras,
      let config = try KerasContainer.entry("config.json", of: archive, path: path),
      let metadata = try KerasContainer.entry("metadata.json", of: archive, path: path)
    else { return nil }
    description = try KerasContainer.json(config, path: path)
    statedVersion = try KerasContainer.json(metadata, path: path)["keras_version"]?.string
    guard archive.entries.contains(where: { $0.name == ZipArchive.kerasWeights }) else {
      warnings = ["the file has no \(ZipArchive.kerasWeights): the network has no weights"]
      return
    }
    do {
      weights = try HDF5File(kerasArchive: archive, source: path)
    } catch {
      throw .container(error)
    }
  }

  /// The text that `to_json` gives.
  private init?(text storage: TensorStorage, path: String) throws(ModelFileError) {
    let start = storage.bytes(at: 0, count: min(storage.byteCount, 4096)) ?? []
    let letters = String(decoding: start, as: UTF8.self).drop(while: \.isWhitespace)
    guard letters.hasPrefix("{"), letters.contains("\"class_name\"") else { return nil }
    let count = min(storage.byteCount, KerasContainer.maximumBytes + 1)
    description = try KerasContainer.json(storage.bytes(at: 0, count: count) ?? [], path: path)
  }

  private static func entry(
    _ name: String, of archive: ZipArchive, path: String
  ) throws(ModelFileError) -> [UInt8]? {
    guard let entry = archive.entries.first(where: { $0.name == name }) else { return nil }
    guard entry.size <= maximumBytes else { throw tooLarge(path) }
    do {
      let (storage, offset) = try archive.contents(of: entry)
      return storage.bytes(at: offset, count: entry.size)
    } catch {
      throw .container(.zip(file: path, error))
    }
  }

  private static func json(_ text: [UInt8], path: String) throws(ModelFileError) -> JSONValue {
    guard text.count <= maximumBytes else { throw tooLarge(path) }
    do {
      return try JSONParser.parse(text)
    } catch {
      throw .wrong(file: path, format: "Keras", problem: "has a damaged description: \(error)")
    }
  }

  private static func tooLarge(_ path: String) -> ModelFileError {
    .wrong(
      file: path, format: "Keras",
      problem: "has a description of more than \(maximumBytes >> 20) MiB, which is not read")
  }

  /// The version of Keras that wrote the file. The text of a model states it up to Keras 2.
  var version: KerasVersion {
    let stated = statedVersion ?? description["keras_version"]?.string
    return stated.flatMap { KerasVersion(text: $0) }
      ?? (description["module"] == nil ? .two : .three)
  }
}
