/// Which values the lowest and the highest colour mean.
public enum MapScale: String, CaseIterable, Hashable, Sendable {
  /// One scale for all maps of a layer, so that maps can be compared: from 0, or from the lowest
  /// value where there are negative ones, to the 99.5th percentile of the layer's values.
  case layer

  /// Each map from its own lowest to its own highest value.
  case channel

  /// One scale for all maps of a layer, from the 0.5th to the 99.5th percentile of its values.
  case percentile

  /// One scale for all maps of a layer, equally far to both sides of zero: to the 99.5th percentile
  /// of the values' magnitudes.
  case diverging

  /// The part of a layer's values that lies below the highest colour.
  public static let upperFraction = 0.995

  /// The part of a layer's values that lies below the lowest colour of `percentile`.
  public static let lowerFraction = 0.005
}
