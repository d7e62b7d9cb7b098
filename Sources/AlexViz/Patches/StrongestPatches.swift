import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Scenes
import Tensors

/// The patches that a search found, cut out of their pictures, and the figure of them.
public struct StrongestPatches: Sendable {
  /// The most patches of one figure.
  public static let largestCount = 1000

  /// The channels that are shown, in order.
  public let channels: [ChannelPatches]

  private let header: FeatureMapHeader
  private let subject: PatchFigure.Subject

  /// Cuts the patches out.
  ///
  /// - Parameters:
  ///   - search: what was found.
  ///   - selection: which channels are shown; the strongest are those whose patches have the highest
  ///     mean.
  ///   - title: how the figure names the network.
  ///   - weightsName: how it names the weights.
  ///   - read: gives a picture again, by its name.
  public init(
    _ search: PatchSearch, channels selection: ChannelSelection, title: String,
    weightsName: String, read: (_ picture: String) throws -> FeatureMapInput
  ) throws {
    let best = search.channels
    let means = best.map { places in
      places.isEmpty
        ? -Float.infinity : places.reduce(0) { $0 + $1.place.value } / Float(places.count)
    }
    let shown = try selection.channels(of: search.layer, count: best.count) {
      means.indices.sorted { (means[$0], $1) > (means[$1], $0) }
    }
    let count = shown.reduce(0) { $0 + best[$1].count }
    guard count <= StrongestPatches.largestCount else {
      throw PatchError.tooMany(count: count, most: StrongestPatches.largestCount)
    }
    // Each picture is read once, whatever it has patches for.
    var cut: [PatchSearch.Best: ChannelPatches.Patch] = [:]
    var preprocessing: Preprocessing?
    let wanted = Dictionary(grouping: Set(shown.flatMap { best[$0] }), by: \.picture)
    for (picture, places) in wanted.sorted(by: { $0.key < $1.key }) {
      let name = search.pictures[picture]
      let input = try search.prepared(read(name)).picture
      preprocessing = input.preprocessing
      for best in places {
        cut[best] = FieldCut(
          search.placement, row: best.place.row, column: best.place.column, of: input.photograph
        ).map {
          ChannelPatches.Patch(
            value: best.place.value, picture: name, raster: $0.raster, place: $0.place)
        }
      }
    }
    channels = shown.map { channel in
      ChannelPatches(channel: channel, patches: best[channel].compactMap { cut[$0] })
    }
    header = FeatureMapHeader(
      modelName: title, weightsName: weightsName,
      preprocessingName: preprocessing.map { $0.knownMode?.rawValue ?? "custom" })
    subject = PatchFigure.Subject(
      layer: search.layer, channelCount: best.count, pictureCount: search.pictures.count,
      fieldWidth: Int(search.placement.horizontal.fieldSize),
      fieldHeight: Int(search.placement.vertical.fieldSize),
      isOnePerPicture: search.options.isOnePerPicture)
  }

  /// The figure.
  public func scene(
    columns: Int? = nil, language: CaptionLanguage = .english, measuring: any TextMeasuring
  ) -> Scene {
    PatchFigure.scene(
      of: channels, subject: subject, header: header, columns: columns, language: language,
      measuring: measuring)
  }
}
