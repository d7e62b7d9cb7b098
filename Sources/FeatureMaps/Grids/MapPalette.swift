import Scenes

/// The colours of a picture of maps: those of a colour map, the page's, on which maps lie, and that
/// of marks.
struct MapPalette {
  private(set) var colors: [Color]

  /// The place of the page's colour.
  private(set) var page: UInt8 = 0

  /// The place of the colour that crosses dead maps out.
  private(set) var mark: UInt8 = 0

  /// A grey that is seen on dark and on light colours.
  static let markColor = Color(hex: 0x8C8C8C)

  init(_ colorMap: ColorMap, page: Color) {
    colors = colorMap.palette
    self.page = place(of: page)
    mark = place(of: MapPalette.markColor)
  }

  /// The colour's place, which is added where there is none yet. The last one does for pages in
  /// colours that a full palette does not have.
  private mutating func place(of color: Color) -> UInt8 {
    if let index = colors.lastIndex(of: color) { return UInt8(index) }
    if colors.count < 256 { colors.append(color) }
    return UInt8(colors.count - 1)
  }
}
