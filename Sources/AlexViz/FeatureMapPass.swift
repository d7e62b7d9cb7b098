import ModelDescription

/// What a pass has to give for the figures of a network, known before anything is computed.
struct FeatureMapPass {
  /// Where the numbers of the layers that are shown come from.
  let taps: [LayerTap]

  /// The layers whose numbers are wanted, those of the classes among them.
  let sources: [String]

  /// Those of them that are left out where they cannot be run.
  let optionalSources: Set<String>

  /// About how much memory the pass takes, in bytes.
  let byteCount: Int

  /// Refuses passes beyond 4 GiB.
  init(
    of model: Model, _ options: FeatureMapFigures.Options
  ) throws(FeatureMapFigureError) {
    let shown = options.layers.isEmpty ? model.featureMapLayers : options.layers
    let optional = options.layers.isEmpty ? Set(shown) : options.optionalLayers
    taps = shown.map { model.tap(of: $0, at: options.tapPoint) }
    var sources: [String] = []
    for tap in taps where !sources.contains(tap.source) { sources.append(tap.source) }
    var optionalSources = Set(taps.filter { optional.contains($0.layer) }.map(\.source))
    optionalSources.subtract(taps.filter { !optional.contains($0.layer) }.map(\.source))
    if !options.classNames.isEmpty, let last = model.layers.last, !sources.contains(last.name) {
      sources.append(last.name)
      optionalSources.insert(last.name)
    }
    (self.sources, self.optionalSources) = (sources, optionalSources)
    byteCount = try model.checkedMemory(running: sources)
  }
}
