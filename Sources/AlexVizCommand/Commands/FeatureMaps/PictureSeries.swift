import AlexViz
import CommandLineOptions
import Spelling
import Synchronization
import Threads

/// Several pictures, each with its figures in a folder of its own: the network is made ready once,
/// pictures are worked on side by side, and those that are finished are left as they are.
struct PictureSeries {
  /// What became of a picture.
  private enum Outcome: Sendable {
    /// Its figures are made; the likeliest class, if classes are asked for.
    case made(RankedClass?)

    /// Its figures were there already.
    case finished

    /// It cannot be read, or the network cannot be run on it.
    case refused(reason: String)

    /// No picture can be made so, or no file can be written.
    case failed(any Error)

    /// It was not looked at, since an earlier one failed.
    case left
  }

  private let pictures: PictureList
  private let choice: NetworkChoice
  private let network: FeatureMapNetwork
  private let isQuiet: Bool
  private let parent: String
  private let folders: [String]
  private let settings: String

  init(
    _ pictures: PictureList, _ choice: NetworkChoice, _ options: FeatureMapFigures.Options,
    _ invocation: Invocation
  ) throws {
    self.pictures = pictures
    self.choice = choice
    network = try choice.network(options)
    isQuiet = invocation[CommonOptions.quiet]
    parent = invocation[FeatureMapsOptions.outDirectory] ?? "output"
    folders = FileName.distinct(pictures.paths.map(FileName.stem))
    settings = FinishedPicture.settings(invocation)
  }

  /// Makes all figures, and says at the end what could not be made.
  func write() throws {
    let count = pictures.paths.count
    let progress = Steps(
      "Feature maps of \(NumberText.counted(count, "picture"))", total: count, isQuiet: isQuiet)
    defer { progress.finish() }
    // As many at once as there are processors and memory for their numbers.
    let workers = max(1, min(processorCount, count, (2 << 30) / max(network.passByteCount, 1)))
    let mustStop = Mutex(false)
    let outcomes = concurrentMap(count, threads: workers) { index in
      guard !mustStop.withLock({ $0 }) else { return Outcome.left }
      let outcome = outcome(of: index, threads: max(1, processorCount / workers))
      if case .failed = outcome { mustStop.withLock { $0 = true } }
      progress.advance()
      return outcome
    }
    progress.finish()
    for case .failed(let error) in outcomes { throw error }
    let refusals = outcomes.compactMap { if case .refused(let reason) = $0 { reason } else { nil } }
    for reason in refusals { StandardStreams.report("alexviz: \(reason)") }
    if !isQuiet { try report(outcomes) }
    if !refusals.isEmpty {
      throw PictureList.Incomplete(refused: refusals.count, total: count, deed: "shown")
    }
  }

  private func outcome(of index: Int, threads: Int) -> Outcome {
    let path = pictures.paths[index]
    let folder = PictureFolder(path: "\(parent)/\(folders[index])")
    let record = FinishedPicture(of: path, settings: settings, folder: folder.path)
    guard !record.exists else { return .finished }
    let inputs: PreparedInputs
    do {
      inputs = try network.prepared(choice.inputs.with(path).read())
    } catch {
      return .refused(reason: PictureList.refusal(of: path, for: error))
    }
    do {
      let figures = try network.figures(of: inputs, named: FileName.last(of: path))
      try record.write(folder.write(figures, threads: threads, willWrite: record.remove))
      return .made(figures.classes.first)
    } catch let error as FeatureMapFigureError {
      guard case .notFinite = error else { return .failed(error) }
      return .refused(reason: PictureList.refusal(of: path, for: error))
    } catch {
      return .failed(error)
    }
  }

  /// Says what was made.
  private func report(_ outcomes: [Outcome]) throws {
    FeatureMapNotes(network).report()
    var lines: [String] = []
    var (madeCount, finishedCount) = (0, 0)
    for (path, outcome) in zip(pictures.paths, outcomes) {
      switch outcome {
      case .made(let likeliest):
        madeCount += 1
        if let likeliest {
          lines.append("\(likeliest.line)  (\(path))")
        }
      case .finished: finishedCount += 1
      case .refused, .failed, .left: break
      }
    }
    if !lines.isEmpty, network.hasRandomWeights {
      lines.append(FeatureMapsReport.randomClasses)
    }
    if madeCount > 0 || finishedCount == 0 {
      let made = NumberText.counted(madeCount, "picture")
      lines.append("Feature maps of \(made) in \(parent), a folder for each")
    }
    if finishedCount > 0 {
      lines.append("\(NumberText.counted(finishedCount, "picture")) finished before in \(parent)")
    }
    if pictures.otherFileCount > 0 {
      lines.append("\(NumberText.counted(pictures.otherFileCount, "other file")) left aside")
    }
    try StandardStreams.write(lines.map { visible($0) + "\n" }.joined())
  }
}
