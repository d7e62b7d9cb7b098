import Canvas
import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Scenes
import Tensors
import Threads

/// Makes the feature-map figures of a photograph: runs a model on it, draws a grid for each chosen
/// layer and an overview of all of them.
public struct FeatureMapFigures: Sendable {
  /// What is shown and how.
  public struct Options: Sendable {
    /// The layers by name; empty for every convolution and pool that can be run.
    public var layers: [String] = []

    /// Those of `layers` that are left out where they cannot be run.
    public var optionalLayers: Set<String> = []

    /// Where the layers' numbers are taken; `nil` for what each layer itself gives.
    public var tapPoint: TapPoint?

    /// How a photograph gets the network's input size.
    public var inputMode: InputMode = .squash

    /// How a photograph's bytes become the network's numbers.
    public var scaling = PreprocessingMode.torch.scaling
    public var grid = GridOptions()

    /// What is drawn of each layer.
    public var kind = FeatureMapFigureKind.grids

    /// Whether a page of histograms is drawn, too.
    public var showsStatistics = false

    /// Other names for layers in figures and files, by their own.
    public var displayNames: [String: String] = [:]

    /// The names of the classes in the order of the outputs; empty if the classifier is not to
    /// run.
    public var classNames: [String] = []

    public init() {}
  }

  /// A finished figure.
  public struct Figure: Sendable {
    /// The layer's name, or `overview`.
    public let name: String
    public let scene: Scene
  }

  /// The likeliest classes, the likeliest first; empty if the classifier was not run.
  public let classes: [RankedClass]

  /// Whether the weights were made by `RandomWeights`.
  public let hasRandomWeights: Bool

  /// What the layers gave, those that cannot be drawn among them.
  public let activations: Activations

  /// What the network saw, as a picture.
  public let photograph: Photograph

  /// Width by height of the photograph before it was stretched to the network's size.
  public let photographProportion: Double

  /// How the photograph was made ready; `nil` for a tensor, which is taken as it is.
  public let preprocessing: Preprocessing?

  /// The layers that were left out, since some of them cannot be run; `nil` if there are none.
  public let leftOut: LeftOutLayers?

  /// The layers asked for that have no activation before or after which numbers could be taken,
  /// where that is asked for: they show what they give.
  public let layersWithoutActivation: [String]

  /// The layers whose outputs are no feature maps, and so are not drawn.
  public let undrawnLayers: [String]

  /// The layers whose numbers have no place on the photograph, and so are not drawn over it.
  public let unplacedLayers: [String]

  /// What is known of the values of each layer that is drawn; empty unless statistics are shown.
  public let statistics: [LayerStatistics]

  let layers: [LayerMaps]

  /// The same layers in the network's order; empty unless recipes look at several.
  private let layersInOrder: [LayerMaps]

  /// Where the layers' numbers lie on the photograph; empty unless they are drawn over it.
  private let placements: [MapPlacement]

  /// What the network saw as it is drawn upon, in any size.
  private let shown: Photograph
  let header: FeatureMapHeader
  let options: Options

  /// Runs the model on photographs or tensors.
  ///
  /// - Parameters:
  ///   - model: the network; one of its inputs at least must be feature maps.
  ///   - title: how figures name the network.
  ///   - weights: the numbers of the layers that are needed.
  ///   - inputs: gives what the network sees, in the order of the model's inputs; it is called while
  ///     the network is made ready. Figures show the first picture.
  ///   - inputName: how figures name that.
  public init(
    model: Model, title: String, weights: any NamedTensors,
    inputs: @escaping @Sendable () throws -> [FeatureMapInput], inputName: String, options: Options
  ) throws {
    // What would take too much memory is refused before the picture gets its size.
    let pass = try FeatureMapPass(of: model, options)
    try CompiledModel.loadLibrary()
    let prepared = Background { try PreparedInputs(inputs(), for: model, options) }
    let network: FeatureMapNetwork
    do {
      network = try FeatureMapNetwork(
        model: model, title: title, weights: weights, options: options, pass: pass)
    } catch {
      // A picture that cannot be read is what the user should hear of first.
      _ = try prepared.value()
      throw error
    }
    self = try network.figures(of: prepared.value(), named: inputName)
  }

  /// What a network's layers gave for a picture.
  init(
    of inputs: PreparedInputs, named name: String, _ activations: Activations,
    _ network: FeatureMapNetwork
  ) throws {
    let (model, options) = (network.model, network.options)
    let run = network.taps.filter { activations[$0.source] != nil }
    let fields = options.kind.needsPlaces ? FeatureMapFigures.placements(in: model) : [:]
    let placed = options.kind.needsPlaces ? run.filter { fields[$0.layer] != nil } : run
    unplacedLayers = run.map(\.layer).filter { layer in !placed.contains { $0.layer == layer } }
    let (drawn, undrawn) = FeatureMapFigures.maps(of: placed, in: model, activations, options)
    (layers, undrawnLayers) = (drawn, undrawn)
    statistics =
      options.showsStatistics
      ? concurrentMap(drawn.count) { LayerStatistics(of: drawn[$0]) } : []
    let drawnNames = placed.map(\.layer).filter { !undrawn.contains($0) }
    placements = drawnNames.compactMap { fields[$0] }
    layersInOrder =
      if case .recipe = options.kind {
        FeatureMapFigures.sorted(drawn, named: drawnNames, as: model)
      } else {
        []
      }
    classes = try FeatureMapFigures.likeliest(network, activations)
    leftOut = network.leftOut
    layersWithoutActivation = network.layersWithoutActivation
    self.activations = activations
    preprocessing = inputs.picture.preprocessing
    photograph = inputs.picture.photograph
    photographProportion = inputs.proportion
    shown = inputs.shown ?? photograph
    header = FeatureMapHeader(
      modelName: network.title, pictureName: name, weightsName: network.weightsName,
      preprocessingName: preprocessing.map { $0.knownMode?.rawValue ?? "custom" })
    hasRandomWeights = network.hasRandomWeights
    self.options = options
    // Of grids there is an overview at least, with the classes perhaps.
    guard !names.isEmpty else {
      throw FeatureMapFigureError.nothingToDraw(noMaps: undrawnLayers, unplaced: unplacedLayers)
    }
  }

  /// Where layers' numbers lie on the only input, by the layers' names; not where a number sees all
  /// of it, as after a dense layer.
  private static func placements(in model: Model) -> [String: MapPlacement] {
    guard model.inputs.count == 1 else { return [:] }
    let numbers = model.layerNumbers()
    var placements: [String: MapPlacement] = [:]
    for layer in model.layers {
      guard let field = numbers[layer.index].receptiveField, !field.coversInput,
        layer.calls.first.map({ model.calls[$0].outputShape.isFeatureMaps }) ?? false
      else { continue }
      placements[layer.name] = MapPlacement(field)
    }
    return placements
  }

  /// Layers in the network's order.
  ///
  /// - Parameter names: the names that they have in the network.
  private static func sorted(
    _ layers: [LayerMaps], named names: [String], as model: Model
  ) -> [LayerMaps] {
    let places = names.map { model.layer(named: $0)?.index ?? 0 }
    return zip(places, layers).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The layers that can be drawn, and the names of the others.
  private static func maps(
    of taps: [LayerTap], in model: Model, _ activations: Activations, _ options: Options
  ) -> (drawn: [LayerMaps], undrawn: [String]) {
    let captions = options.grid.language.captions
    var drawn: [LayerMaps] = []
    var undrawn: [String] = []
    for tap in taps {
      let words = options.tapPoint == .pre ? captions.before : captions.after
      if let layer = model.layer(named: tap.layer), let tensor = activations[tap.source],
        let maps = try? LayerMaps(
          name: options.displayNames[tap.layer] ?? tap.layer, className: layer.className,
          detail: tap.activation.map(words), activations: tensor)
      {
        drawn.append(maps)
      } else {
        undrawn.append(tap.layer)
      }
    }
    return (drawn, undrawn)
  }

  /// The names of all figures, in order: one for each layer, for grids the overview, and statistics
  /// if they are shown. Of very many layers there are several overviews, `overview-2` after the
  /// first.
  public var names: [String] {
    layers.map(\.name) + overviews.indices.map { $0 == 0 ? "overview" : "overview-\($0 + 1)" }
      + (options.showsStatistics ? ["statistics"] : [])
  }

  /// The layers with maps that have one value everywhere, and how many of these.
  public var deadMaps: [(layer: String, count: Int)] {
    layers.map { ($0.name, $0.deadMaps.count) }.filter { $0.1 > 0 }
  }

  /// Makes one figure, by its place in `names`. May be called from several threads.
  public func figure(_ index: Int, measuring: any TextMeasuring) throws -> Figure {
    if index < layers.count {
      return Figure(name: layers[index].name, scene: try layerScene(index, measuring: measuring))
    }
    if index >= layers.count + overviews.count {
      let scene = StatisticsFigure.scene(
        of: statistics, header: header, language: options.grid.language, measuring: measuring)
      return Figure(name: names[index], scene: scene)
    }
    let scene = OverviewFigure.scene(
      photograph: photograph.raster, layers: overviews[index - layers.count], header: header,
      classes: classes, options: overviewOptions, measuring: measuring)
    return Figure(name: names[index], scene: scene)
  }

  /// What is drawn of one layer.
  private func layerScene(_ index: Int, measuring: any TextMeasuring) throws -> Scene {
    let maps = layers[index]
    switch options.kind {
    case .grids:
      return try FeatureMapGrid.scene(
        of: maps, header: header, options: options.grid, measuring: measuring)
    case .recipe(let recipe):
      return try recipe.picture(
        of: maps, among: layersInOrder, channels: options.grid.channels,
        columns: options.grid.columns
      ).scene(title: "\(header.modelName) · \(maps.name)")
    case .overlay(let contours):
      var grid = options.grid
      if grid.channels == .all { grid.channels = .top(6) }
      return try OverlayFigure.scene(
        of: maps, over: shown.raster, inputWidth: photograph.width,
        inputHeight: photograph.height, placement: placements[index], header: header,
        options: grid, showsContours: contours, measuring: measuring)
    }
  }

  /// The layers of each overview.
  private var overviews: [[LayerMaps]] {
    guard options.kind == .grids else { return [] }
    return OverviewFigure.pages(of: layers, options: overviewOptions)
  }

  /// The overview shows eight maps of each layer, or fewer if fewer are asked for.
  private var overviewOptions: OverviewOptions {
    var maps = 8
    if case .top(let count) = options.grid.channels { maps = min(count, maps) }
    return OverviewOptions(
      colorMap: options.grid.colorMap, scale: options.grid.scale, mapsPerLayer: maps,
      language: options.grid.language)
  }

  /// Draws all figures and hands out each as the bytes of a file, several at once.
  ///
  /// - Parameters:
  ///   - threads: how many figures are drawn at once; `nil` for as many as there are processors.
  ///   - receive: called with a figure's name and bytes, from several threads, in any order.
  public func render(
    as format: OutputFormat = .png, threads: Int? = nil,
    receive: @escaping @Sendable (_ name: String, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let count = names.count
    let outcomes = concurrentMap(count, threads: threads) { [self] place in
      Result {
        // Overviews take longest, so they go first.
        let index = (layers.count + place) % count
        let figure = try figure(index, measuring: PangoTextMeasurer())
        try receive(figure.name, try Canvas.render(figure.scene, as: format, dpi: 72))
      }
    }
    for outcome in outcomes { try outcome.get() }
  }

  private static func likeliest(
    _ network: FeatureMapNetwork, _ activations: Activations
  ) throws -> [RankedClass] {
    let names = network.options.classNames
    guard !names.isEmpty, let last = network.model.layers.last,
      let scores = activations[last.name]?.floats()
    else { return [] }
    guard names.count == scores.count else {
      throw FeatureMapFigureError.wrongClassCount(
        layer: last.name, found: names.count, wanted: scores.count)
    }
    guard scores.allSatisfy(\.isFinite) else {
      throw FeatureMapFigureError.notFinite(layer: last.name)
    }
    let isBefore = network.taps.contains { $0.source == last.name && $0.isBeforeActivation }
    let areShares = last.layer.activationFunction == .softmax && !isBefore
    let shares = areShares ? scores : scores.softmax
    return shares.indices.sorted { (shares[$0], $1) > (shares[$1], $0) }.prefix(5).map {
      RankedClass(name: names[$0], probability: shares[$0])
    }
  }
}

extension NamedTensors {
  /// The source as figures name it: a file's name without folders and ending, or `random:0`.
  public var shortSource: String {
    let name = source.split(separator: "/").last.map(String.init) ?? source
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
