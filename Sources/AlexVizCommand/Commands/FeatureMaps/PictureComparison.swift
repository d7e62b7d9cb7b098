import AlexViz
import CommandLineOptions
import Spelling

/// Two pictures, of which each layer's maps are shown side by side.
struct PictureComparison {
  private let paths: [String]
  private let choice: NetworkChoice
  private let options: FeatureMapFigures.Options
  private let folder: String
  private let isQuiet: Bool

  init(
    _ pictures: PictureList, _ choice: NetworkChoice, _ options: FeatureMapFigures.Options,
    _ invocation: Invocation
  ) throws {
    if pictures.areSeveral, pictures.paths.count == 1, let path = pictures.paths.first {
      throw invocation.usageError(
        .contradiction("'--compare' wants two different pictures, but there is only \(path)"))
    }
    guard pictures.paths.count == 2 else {
      throw invocation.usageError(
        .contradiction("'--compare' wants two pictures, but got \(pictures.paths.count)"))
    }
    paths = pictures.paths
    self.choice = choice
    self.options = options
    folder =
      invocation[FeatureMapsOptions.outDirectory]
      ?? "output/" + paths.map(FileName.stem).joined(separator: "-")
    isQuiet = invocation[CommonOptions.quiet]
  }

  /// Draws everything before the first file is written, so that a failure leaves nothing.
  func write() throws {
    let names = paths.map(FileName.last)
    let progress = Steps(
      visible("Comparing \(names.joined(separator: " and "))"), total: 3, isQuiet: isQuiet)
    defer { progress.finish() }
    let network = try choice.network(options)
    let figures = try zip(paths, names).map { path, name in
      defer { progress.advance() }
      return try network.figures(
        of: network.prepared(choice.inputs.with(path).read()), named: name)
    }
    let comparison = try FeatureMapComparison(figures[0], figures[1])
    let pictures = try comparison.render()
    let files = FileName.safeNames(for: comparison.names)
    for (file, bytes) in zip(files, pictures) {
      try AtomicFile.write(bytes, to: "\(folder)/\(file).png")
    }
    progress.finish()
    guard !isQuiet else { return }
    FeatureMapNotes(network).report()
    let drawn = NumberText.counted(files.count, "picture")
    try StandardStreams.write(visible("\(drawn) in \(folder): \(NameList.ends(files))") + "\n")
  }
}
