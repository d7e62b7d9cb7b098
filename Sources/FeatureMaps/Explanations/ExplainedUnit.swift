/// What is explained, in the words of a network.
public enum ExplainedUnit: Hashable, Sendable {
  /// One of the classes, by its name.
  ///
  /// - Parameters:
  ///   - score: what the network gives for it before softmax.
  ///   - probability: what is left of that after softmax.
  case category(name: String, score: Float, probability: Float)

  /// A unit of a row, as a dense layer has them.
  case single(layer: String, unit: Int, score: Float)

  /// A number of a channel's map.
  case place(layer: String, channel: Int, row: Int, column: Int, score: Float, field: MapPlacement?)
}

extension ExplainedUnit {
  /// What the network gives, as figures print it: a class's probability, another unit's number.
  public var valueText: String {
    switch self {
    case .category(_, _, let probability): NumberText.percent(probability)
    case .single(_, _, let score), .place(_, _, _, _, let score, _): NumberText.short(score)
    }
  }
}
