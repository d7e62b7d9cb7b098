import Synchronization

/// The colourings that the figures of a layer share: finding a scale takes as long as drawing.
final class SharedColorings: Sendable {
  private let made = Mutex<[MapColoring]>([])

  /// The colouring with these options; whoever asks first makes it, and others wait.
  func coloring(of maps: LayerMaps, colorMap: ColorMap, scale: MapScale) -> MapColoring {
    made.withLock { made in
      if let coloring = made.first(where: { $0.colorMap == colorMap && $0.askedScale == scale }) {
        return coloring
      }
      let coloring = MapColoring(maps, colorMap: colorMap, scale: scale)
      made.append(coloring)
      return coloring
    }
  }
}

extension LayerMaps {
  /// The values as levels of a colour map, made once for all figures.
  package func coloring(colorMap: ColorMap, scale: MapScale) -> MapColoring {
    sharedColorings.coloring(of: self, colorMap: colorMap, scale: scale)
  }
}
