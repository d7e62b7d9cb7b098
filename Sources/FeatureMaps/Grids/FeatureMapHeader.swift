/// What a figure says of where its maps come from.
public struct FeatureMapHeader: Hashable, Sendable {
  /// The network and its variant, such as `AlexNet (one column)`.
  public var modelName: String

  /// The photograph, such as `cat.png`.
  public var pictureName: String?

  /// The weights, such as `alexnet-convolutions` or `random:0`.
  public var weightsName: String?

  /// How the photograph was made into numbers, such as `torch`.
  public var preprocessingName: String?

  public init(
    modelName: String, pictureName: String? = nil, weightsName: String? = nil,
    preprocessingName: String? = nil
  ) {
    self.modelName = modelName
    self.pictureName = pictureName
    self.weightsName = weightsName
    self.preprocessingName = preprocessingName
  }

  /// Picture, weights and preprocessing in words.
  func origins(_ captions: Captions) -> [String] {
    [
      pictureName, weightsName.map(captions.weights),
      preprocessingName.map(captions.preprocessing),
    ].compactMap { $0 }
  }

  /// The network, the layer, its shape, and what else is said of it.
  func title(of maps: LayerMaps) -> String {
    [modelName, maps.name, maps.shapeText, maps.detail].compactMap { $0 }.joinedByDots()
  }

  /// Where the maps come from, which of them are shown, in what order and scale.
  func subtitle(
    of maps: LayerMaps, shown channels: [Int], as options: GridOptions, scale: MapScale,
    captions: Captions
  ) -> [String] {
    var parts = origins(captions)
    switch options.channels {
    case .all: break
    case .top where options.order?.choosesTop != true:
      parts.append(captions.strongestMaps(channels.count, maps.channels))
    case .ranges, .top: parts.append(captions.someMaps(channels.count, maps.channels))
    }
    if let order = options.order, order != .index { parts.append(captions.order(order)) }
    return parts + [captions.scale(scale)]
  }
}
