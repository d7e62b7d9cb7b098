/// One of the classes that the network finds in the picture.
public struct RankedClass: Hashable, Sendable {
  public let name: String

  /// From 0 to 1.
  public let probability: Float

  /// The probability as figures write it: `12.3 %`.
  package var percentText: String { NumberText.percent(probability) }

  public init(name: String, probability: Float) {
    self.name = name
    self.probability = probability
  }
}
