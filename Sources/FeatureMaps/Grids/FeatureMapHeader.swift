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
}
