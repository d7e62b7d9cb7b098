/// All the words of the figures in one language.
public struct Captions: Sendable {
  /// What stands between two sentences.
  public var sentenceSeparator: String

  /// Where the weights come from.
  public var weights: @Sendable (_ source: String) -> String

  /// How the photograph was made into numbers.
  public var preprocessing: @Sendable (_ name: String) -> String

  /// That numbers were taken before or after an activation.
  public var before: @Sendable (_ activation: String) -> String
  public var after: @Sendable (_ activation: String) -> String

  /// A scale in a few words.
  public var scale: @Sendable (_ scale: MapScale) -> String

  /// Which maps are shown where not all are.
  public var someMaps: @Sendable (_ shown: Int, _ total: Int) -> String
  public var strongestMaps: @Sendable (_ shown: Int, _ total: Int) -> String

  /// An order of maps in a few words.
  public var order: @Sendable (_ order: MapOrder) -> String

  /// How many of the maps shown have one value everywhere.
  public var deadMaps: @Sendable (_ count: Int) -> String

  /// At the ends of a colour bar whose end colours take in values beyond.
  public var orLess: @Sendable (_ value: String) -> String
  public var orMore: @Sendable (_ value: String) -> String

  /// At the ends of the colour bar where each map has its own scale.
  public var ownMinimum: String
  public var ownMaximum: String

  /// Beside the colour bar: what its colours mean.
  public var clippedScaleNote: @Sendable (_ value: String) -> String
  public var wholeScaleNote: String
  public var percentileScaleNote: String
  public var clippedDivergingNote: @Sendable (_ value: String) -> String
  public var wholeDivergingNote: String
  public var channelScaleNote: String
  public var constantLayerNote: @Sendable (_ value: String) -> String
  public var deadMapsNote: @Sendable (_ count: Int) -> String
  public var nonFiniteNote: @Sendable (_ count: String) -> String

  /// How a layer of 1 × 1 maps is drawn.
  public var stripNote: @Sendable (_ perRow: Int) -> String

  /// Layers of single numbers in the overview: how they are drawn, the largest of
  /// them, and how many stand in a row.
  public var stripRowNote: String
  public var largestNumbers: @Sendable (_ numbers: String) -> String
  public var perRow: @Sendable (_ count: Int) -> String

  /// Under a photograph in a narrow column: the size in which the network sees it.
  var inputSize: @Sendable (_ width: Int, _ height: Int) -> String

  /// Under the photograph of the overview.
  public var networkInput: @Sendable (_ width: Int, _ height: Int) -> String

  /// Beside the photograph of the overview: what the rows show.
  public var overviewNote: @Sendable (_ maps: Int) -> String
  public var overviewScaleNote: @Sendable (_ scales: Set<MapScale>) -> String

  /// Above the list of classes.
  public var topClasses: @Sendable (_ count: Int) -> String

  /// The page of histograms: its title, what it shows, and facts of a layer.
  public var statisticsTitle: String
  public var statisticsNote: String
  public var mean: @Sendable (_ value: String) -> String
  public var zeros: @Sendable (_ share: String) -> String
  public var nonFinite: @Sendable (_ count: String) -> String

  /// Maps over the photograph: the panel of their mean, what the frames are, and where lines run.
  public var meanOfMaps: @Sendable (_ maps: Int) -> String
  public var overlayNote: @Sendable (_ meanLow: String, _ meanHigh: String) -> String
  public var contourNote: String

  /// Two pictures side by side: their names, and what is said otherwise of pairs of maps.
  public var left: @Sendable (_ picture: String) -> String
  public var right: @Sendable (_ picture: String) -> String
  public var pairNote: String
  public var measuredPairNote: String
  public var stripPairNote: @Sendable (_ perRow: Int) -> String
  public var pairScale: String
  public var pairScaleNote: String

  /// Kernels: title, which are shown in what order, and what their colours mean.
  public var filterTitle: @Sendable (_ sizes: String) -> String
  public var someFilters: @Sendable (_ shown: Int, _ total: Int) -> String
  public var someInputs: @Sendable (_ shown: Int, _ total: Int) -> String
  public var filterOrder: @Sendable (_ order: FilterOrder) -> String
  public var colorFiltersNote: String
  public var grayFiltersNote: String
  public var rowFiltersNote: String
  public var filterScale: @Sendable (_ largest: String) -> String
  public var usualFilterScale: @Sendable (_ value: String) -> String
  public var ownFilterScales: String

  /// The figure in a sentence, for those who cannot see it.
  public var gridDescription: @Sendable (_ maps: Int, _ layer: String, _ kind: String) -> String
  public var overviewDescription: @Sendable (_ layers: Int) -> String
  public var statisticsDescription: @Sendable (_ layers: Int) -> String
  public var comparisonDescription:
    @Sendable (_ pairs: Int, _ layer: String, _ kind: String) -> String
  public var overlayDescription: @Sendable (_ layer: String) -> String
  public var filterDescription: @Sendable (_ filters: Int, _ layer: String) -> String
}

extension Captions {
  /// The words for pairs of maps, of which both have one scale where single maps have their own.
  var ofPairs: Captions {
    var captions = self
    captions.scale = { [scale, pairScale] in $0 == .channel ? pairScale : scale($0) }
    captions.channelScaleNote = pairScaleNote
    return captions
  }
}
