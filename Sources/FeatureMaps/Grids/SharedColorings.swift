import Synchronization

/// The colourings that the figures of a layer share: finding a scale takes as long as drawing.
final class SharedColorings: Sendable {
  private struct Wish: Hashable {
    let colorMap: ColorMap?
    let scale: MapScale?
  }

  private let made = Mutex<[Wish: MapColoring]>([:])

  /// The colouring with these options; whoever asks first makes it, and others wait.
  func coloring(of maps: LayerMaps, colorMap: ColorMap?, scale: MapScale?) -> MapColoring {
    let wish = Wish(colorMap: colorMap, scale: scale)
    return made.withLock { made in
      if let coloring = made[wish] { return coloring }
      let coloring = MapColoring(maps, colorMap: colorMap, scale: scale)
      made[wish] = coloring
      return coloring
    }
  }
}

extension LayerMaps {
  /// The values as levels of a colour map, made once for all figures.
  package func coloring(colorMap: ColorMap?, scale: MapScale?) -> MapColoring {
    sharedColorings.coloring(of: self, colorMap: colorMap, scale: scale)
  }
}
