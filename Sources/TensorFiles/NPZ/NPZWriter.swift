import Tensors

/// Writes an npz file as `numpy.savez` does: a zip archive of arrays that are not packed, under
/// their names as they are.
enum NPZWriter {
  static func write(
    _ tensors: any NamedTensors, to write: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var archive = ZipWriter()
    for name in tensors.names {
      guard let stored = try tensors.tensor(named: name) else {
        throw TensorWritingError.missing(tensor: name, source: tensors.source)
      }
      let tensor =
        stored.elementType == .bfloat16
        ? Tensor(shape: stored.shape, floats: stored.floats()) : stored
      let header = NPYText.header(shape: tensor.shape, type: tensor.elementType)
      try header.withUnsafeBytes { header in
        try tensor.withUnsafeBytes { elements in
          try archive.add(name + ".npy", pieces: [header, elements], to: write)
        }
      }
    }
    try archive.finish(to: write)
  }
}
