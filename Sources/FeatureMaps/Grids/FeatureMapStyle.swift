import Scenes

/// Distances, fonts and colours of the figures. One point is one pixel at 72 dpi.
public struct FeatureMapStyle: Hashable, Sendable {
  /// The families of all texts, best first.
  public var family = "DejaVu Sans, WenQuanYi Micro Hei"

  public var titleSize = 20.0
  public var textSize = 13.0
  public var labelSize = 10.0

  public var background = Color.white
  public var textColor = Color(hex: 0x1A1A1A)
  public var quietColor = Color(hex: 0x5A5A5A)

  /// The bars of histograms.
  public var barColor = Color(hex: 0x31688E)

  /// Around maps of a diverging colour map.
  public var outlineColor = Color(hex: 0xC4C4C4)

  /// The empty border of the page.
  public var margin = 24.0

  /// Between the header, the maps and the colour bar.
  public var sectionGap = 16.0

  /// Between the page's texts that stand side by side.
  public var columnGap = 32.0

  /// A map's sides in a grid, in pixels: large enough to see, small enough to compare.
  public var smallestMap = 12
  public var largestMap = 560

  /// The narrowest map that has its channel's number below even where all are shown.
  public var smallestNumberedMap = 96

  /// The side of a cell for a layer of single numbers, at most.
  public var largestStripCell = 40

  public var colorBarSize = Size(width: 448, height: 14)
  public var tickLength = 5.0

  /// The longer side of pictures whose maps are compared.
  public var comparedPictureSide = 140.0

  /// The narrowest column in which a note is set.
  public var narrowestNote = 240.0

  public init() {}

  var titleFont: Font { Font(family: family, size: titleSize, bold: true) }
  var textFont: Font { Font(family: family, size: textSize) }
  var labelFont: Font { Font(family: family, size: labelSize) }

  /// The size at which one of two pictures is shown.
  func comparedPictureSize(_ raster: Raster) -> Size {
    let scale = comparedPictureSide / Double(max(raster.width, raster.height, 1))
    return Size(
      width: max(1, (Double(raster.width) * scale).rounded()),
      height: max(1, (Double(raster.height) * scale).rounded()))
  }

  /// The even gap between maps of a width, in pixels.
  func gap(mapWidth: Int) -> Int {
    switch mapWidth {
    case ..<36: 2
    case ..<80: 3
    default: 4
    }
  }
}
