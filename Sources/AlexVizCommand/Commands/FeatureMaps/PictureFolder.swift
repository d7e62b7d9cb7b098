import AlexViz
import Synchronization

/// The folder that the figures of one picture go to.
struct PictureFolder {
  let path: String

  /// Draws everything before the first file is written, so that a failure leaves nothing.
  ///
  /// - Parameters:
  ///   - threads: how many figures are drawn at once; `nil` for as many as there are processors.
  ///   - willWrite: called once, before the first file is written.
  ///   - didDraw: called after each figure, from several threads.
  /// - Returns: the files and their sizes in bytes.
  @discardableResult
  func write(
    _ figures: FeatureMapFigures, threads: Int? = nil, willWrite: () -> Void = {},
    didDraw: @escaping @Sendable () -> Void = {}
  ) throws -> [(name: String, byteCount: Int)] {
    let finished = Mutex<[String: [UInt8]]>([:])
    try figures.render(threads: threads) { name, bytes in
      finished.withLock { $0[name] = bytes }
      didDraw()
    }
    willWrite()
    let pictures = finished.withLock { $0 }
    var files: [(name: String, byteCount: Int)] = []
    for (name, file) in zip(figures.names, FileName.safeNames(for: figures.names)) {
      guard let bytes = pictures[name] else { continue }
      try AtomicFile.write(bytes, to: "\(path)/\(file).png")
      files.append(("\(file).png", bytes.count))
    }
    return files
  }
}
