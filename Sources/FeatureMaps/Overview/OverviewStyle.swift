import Scenes

/// Distances, fonts and colours of the overview. One point is one pixel at 72 dpi.
public struct OverviewStyle: Hashable, Sendable {
  /// The families of all texts, best first.
  public var family = "DejaVu Sans, WenQuanYi Micro Hei"

  public var titleSize = 24.0
  public var layerSize = 15.0
  public var textSize = 13.0
  public var labelSize = 10.0

  public var background = Color.white
  public var textColor = Color(hex: 0x1A1A1A)
  public var quietColor = Color(hex: 0x5A5A5A)
  public var ruleColor = Color(hex: 0xD8D8D8)
  public var barColor = Color(hex: 0x31688E)

  /// The empty border of the page.
  public var margin = 32.0

  /// Between the head and the rows, and around the line between them.
  public var sectionGap = 20.0

  /// Between two layers.
  public var rowGap = 12.0

  /// Between two maps of a layer.
  public var mapGap = 8

  /// Between the photograph and the words beside it.
  public var columnGap = 28.0

  /// The column of the layers' names, shapes and scales, and what keeps it from the maps.
  public var layerColumnWidth = 164.0
  public var layerColumnGap = 20.0

  /// The photograph's longer side, at most.
  public var largestPhotograph = 280

  /// The height of the band of a layer of single numbers, such as a dense one.
  public var numberHeight = 44

  public var colorBarHeight = 8.0
  public var classBarSize = Size(width: 220, height: 12)
  public var classNameWidth = 280.0

  public init() {}

  var titleFont: Font { Font(family: family, size: titleSize, bold: true) }
  var layerFont: Font { Font(family: family, size: layerSize, bold: true) }
  var textFont: Font { Font(family: family, size: textSize) }
  var strongFont: Font { Font(family: family, size: textSize, bold: true) }
  var labelFont: Font { Font(family: family, size: labelSize) }
}
