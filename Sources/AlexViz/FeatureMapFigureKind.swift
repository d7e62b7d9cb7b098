import FeatureMaps

/// What is drawn of each layer.
public enum FeatureMapFigureKind: Hashable, Sendable {
  /// A grid of its maps with title and colour bar, and an overview of all layers.
  case grids

  /// Its maps as a well-known tool shows them, pixel for pixel.
  case recipe(MapRecipe)

  /// Its maps over the photograph; the six strongest unless others are chosen.
  case overlay(contours: Bool)

  /// Whether it must be known where a layer's numbers lie on the photograph.
  var needsPlaces: Bool {
    if case .overlay = self { true } else { false }
  }
}
