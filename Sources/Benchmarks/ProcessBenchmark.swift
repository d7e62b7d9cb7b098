/// A whole process, from its start to its end.
struct ProcessBenchmark {
  let title: String

  /// The program and its arguments; `nil` if it was not found.
  let command: [String]?

  static func all(photograph: String?) -> [ProcessBenchmark] {
    let folder = TemporaryFolder()
    let picture = photograph ?? Files.asset("photographs/cat.jpg")
    return [
      ProcessBenchmark(
        title: "alexviz diagram, PNG",
        command: Files.command.map { [$0, "diagram", "--out", folder.path + "/AlexNet.png"] }),
      ProcessBenchmark(
        title: "alexviz featuremaps, eight grids and an overview",
        command: Files.command.flatMap { command in
          picture.map { [command, "featuremaps", $0, "--quiet", "--out-dir", folder.path] }
        }),
      ProcessBenchmark(
        title: "alexviz report",
        command: Files.command.flatMap { command in
          picture.map { [command, "report", $0, "--quiet", "--out", folder.path + "/report.html"] }
        }),
      ProcessBenchmark(
        title: "first pass in a fresh process", command: [Files.executable, FirstPass.argument]),
    ]
  }

  func row() -> [String] {
    guard let command else { return [title, "not found"] }
    var times: [Double] = []
    var peak = 0
    for run in 0..<23 {
      guard let child = ChildProcess(command) else { return [title, "does not start"] }
      guard child.status == 0 else { return [title, "fails"] }
      // The first runs bring the files into memory.
      if run > 2 { times.append(child.milliseconds) }
      peak = max(peak, child.peakByteCount)
    }
    let result = Times(times)
    return [
      title, result.median.fixed(1) + " ms", result.least.fixed(1) + " ms", "",
      PeakMemory.text(peak),
    ]
  }
}
