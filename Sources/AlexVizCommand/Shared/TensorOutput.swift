import AlexViz

/// Files of tensors that appear whole or not at all.
enum TensorOutput {
  static func write(
    _ tensors: any NamedTensors, to path: String, as format: TensorFileFormat
  ) throws {
    var file = try AtomicFile(at: path)
    try format.write(tensors) { try file.write($0) }
    try file.finish()
  }
}
