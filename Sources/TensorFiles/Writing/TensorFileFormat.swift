import Tensors

/// The kinds of files that tensors are written as.
public enum TensorFileFormat: String, Hashable, Sendable, CaseIterable {
  case safetensors, npz

  /// The format that a path's ending names; `nil` for other endings.
  public init?(path: String) {
    let format = TensorFileFormat.allCases.first {
      path.lowercased().hasSuffix("." + $0.rawValue)
    }
    guard let format else { return nil }
    self = format
  }

  /// Writes tensors under their names, in their own types.
  ///
  /// Tensors are asked for one after the other, so that never more than one is in memory; for
  /// safetensors twice, since their sizes stand before all numbers.
  ///
  /// - Parameter write: takes the bytes of the file, piece by piece.
  public func write(
    _ tensors: any NamedTensors, to write: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    switch self {
    case .safetensors: try SafetensorsWriter(tensors).write(to: write)
    case .npz: try NPZWriter.write(tensors, to: write)
    }
  }
}
