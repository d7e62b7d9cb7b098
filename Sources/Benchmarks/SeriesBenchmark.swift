import AlexViz

/// `alexviz featuremaps` of a folder of photographs, from the process's start to its end.
struct SeriesBenchmark {
  /// The photograph of which the folder has copies.
  let photograph: String?

  private static let count = 32
  private static let title = "alexviz featuremaps, \(count) photographs"

  func row() throws -> [String] {
    guard let command = Files.command, let photograph else {
      return [SeriesBenchmark.title, "not found"]
    }
    let folder = TemporaryFolder().path + "/series"
    let bytes = try TensorStorage.reading(file: photograph).withUnsafeBytes { Array($0) }
    var times: [Double] = []
    var peak = 0
    for run in 0..<6 {
      // New files, so that no picture counts as finished before.
      for number in 0..<SeriesBenchmark.count {
        try AtomicFile.write(bytes, to: "\(folder)/photograph-\(number).jpg")
      }
      let child = ChildProcess([
        command, "featuremaps", folder, "--quiet", "--out-dir", folder + "/maps",
      ])
      guard let child, child.status == 0 else { return [SeriesBenchmark.title, "fails"] }
      // The first run brings the files into memory.
      if run > 0 { times.append(child.milliseconds) }
      peak = max(peak, child.peakByteCount)
    }
    let result = Times(times)
    let speed = Double(SeriesBenchmark.count) * 1000 / result.median
    return [
      SeriesBenchmark.title, result.median.fixed(0) + " ms", result.least.fixed(0) + " ms",
      speed.fixed(1) + " a second", PeakMemory.text(peak),
    ]
  }
}
