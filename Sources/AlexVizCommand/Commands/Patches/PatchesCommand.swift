import AlexViz
import CommandLineOptions
import Spelling
import Threads

/// `alexviz patches`: which parts of many photographs excite the channels of a layer most.
enum PatchesCommand {
  private typealias Pass = FeatureMapsOptions

  private static let path = "output/patches.png"

  private enum Options {
    static let out = FigureFiles.out(otherwise: path)
    static let layer = Option(
      "layer", .text, placeholder: "NAME", defaultText: "the last convolution",
      help: "The layer whose channels are shown, by the paper's name or Keras's.")
    static let top = Option(
      "top", .integer(in: 1...1000), placeholder: "N", defaultText: "12",
      help: "Show the N channels whose patches excite them most.")
    static let perChannel = Option(
      "per-channel", .integer(in: 1...100), placeholder: "N", default: 9,
      help: "The patches of each channel.")
    static let severalPerPicture = Option(
      flag: "several-per-picture",
      help: "Let a picture give a channel several patches, whose centres lie half a field apart.")
    static let columns = Option(
      "columns", .integer(in: 1...100), placeholder: "N", defaultText: "at most 4 in even rows",
      help: "Channels in a row.")

    static let groups = [
      OptionGroup("Output", [out, FigureFiles.dpi, CommonOptions.quiet]),
      OptionGroup(
        "What is shown",
        [layer, Pass.channels, top, perChannel, severalPerPicture, columns, Pass.language]),
      OptionGroup("Input", [Pass.inputMode, Pass.size] + PreprocessingChoice.options),
      OptionGroup("Model", [ModelChoice.option, Pass.weights] + ModelChoice.changes),
    ]
  }

  static let command = Command(
    name: "patches",
    summary: "Show the parts of many photographs that excite channels most",
    discussion: """
      Runs the network on all photographs, in folders too, and shows for each channel of a layer the \
      parts that it answers to most (as Zeiler and Fergus 2014, figure 2, do): what the strongest \
      number sees, with the number. Memory does not grow with the photographs; those that cannot be \
      read are named and left aside.
      """,
    arguments: [Pass.images],
    options: Options.groups,
    examples: [
      Example("alexviz patches photos/", "The 12 strongest channels of conv5."),
      Example(
        "alexviz patches photos/ --layer conv2 --channels 0-31 --per-channel 4 -o conv2.pdf",
        "Four patches for each of 32 channels."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    if invocation[Options.top] != nil, invocation[Pass.channels] != nil {
      throw invocation.usageError(
        .contradiction("'--top' and '--channels' cannot be used together"))
    }
    let figure = try FigureFiles(invocation, otherwise: path)
    let pictures = try PictureList(invocation[Pass.images])
    let network = try NetworkChoice(invocation)
    let isQuiet = invocation[CommonOptions.quiet]
    let progress = Steps(
      "Patches of \(NumberText.counted(pictures.paths.count, "picture"))",
      total: pictures.paths.count + 1, isQuiet: isQuiet)
    defer { progress.finish() }
    var search = try search(invocation, network)
    let refusals = try look(through: pictures.paths, for: &search, network, progress)
    let patches = try StrongestPatches(
      search, channels: invocation[Pass.channels] ?? .top(invocation[Options.top] ?? 12),
      title: network.title, weightsName: network.weights.shortSource
    ) { try picture($0, network) }
    try figure.write(
      patches.scene(
        columns: invocation[Options.columns], language: invocation[Pass.language],
        measuring: PangoTextMeasurer()))
    progress.finish()
    for reason in refusals { StandardStreams.report("alexviz: \(reason)") }
    if !isQuiet {
      try StandardStreams.write(figure.paths.map { visible($0) + "\n" }.joined())
    }
    if !refusals.isEmpty {
      throw incomplete(refusals.count, of: pictures.paths.count)
    }
  }

  private static func search(
    _ invocation: Invocation, _ network: NetworkChoice
  ) throws -> PatchSearch {
    let pass = try network.options(layers: [])
    let named = try invocation[Options.layer].map(network.layer)
    var options = PatchSearch.Options()
    options.count = invocation[Options.perChannel]
    options.isOnePerPicture = !invocation[Options.severalPerPicture]
    options.inputMode = pass.inputMode
    options.scaling = pass.scaling
    return try network.running {
      guard let layer = named ?? network.lastConvolution else {
        throw ExplanationError.nothingToExplain(model: network.model.name)
      }
      return try PatchSearch(
        model: network.model, weights: network.weights, layer: layer, options: options)
    }
  }

  /// Looks through all pictures, some of them at the same time.
  ///
  /// - Returns: why pictures could not be looked at.
  private static func look(
    through paths: [String], for search: inout PatchSearch, _ network: NetworkChoice,
    _ progress: Steps
  ) throws -> [String] {
    var refusals: [String] = []
    let atOnce = 16
    for start in stride(from: 0, to: paths.count, by: atOnce) {
      let some = Array(paths[start..<min(start + atOnce, paths.count)])
      let found = concurrentMap(some.count) { [search] index in
        defer { progress.advance() }
        return Result { try search.findings(in: picture(some[index], network)) }
      }
      for (path, result) in zip(some, found) {
        switch result {
        case .success(let findings): search.add(findings, of: path)
        case .failure(let error):
          refusals.append(PictureList.refusal(of: path, for: error))
        }
      }
    }
    guard !search.pictures.isEmpty else {
      for reason in refusals { StandardStreams.report("alexviz: \(reason)") }
      throw incomplete(refusals.count, of: paths.count)
    }
    return refusals
  }

  /// Some pictures were left aside, or there was none.
  private static func incomplete(_ refused: Int, of total: Int) -> PictureList.Incomplete {
    PictureList.Incomplete(refused: refused, total: total, deed: "looked at")
  }

  private static func picture(
    _ path: String, _ network: NetworkChoice
  ) throws -> FeatureMapInput {
    guard let input = try network.inputs.with(path).read().first else {
      throw incomplete(1, of: 1)
    }
    return input
  }
}
