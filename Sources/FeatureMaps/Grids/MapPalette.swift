import Scenes

/// The colours of a picture of maps: those of a colour map, the page's, on which maps lie, and those
/// of marks.
struct MapPalette {
  private(set) var colors: [Color]

  /// The place of the page's colour.
  private(set) var page: UInt8 = 0

  /// The places of the greys that cross dead maps out, on dark colours and on light ones.
  private var lightMark: UInt8 = 0
  private var darkMark: UInt8 = 0

  init(_ colorMap: ColorMap, page: Color) {
    colors = colorMap.palette
    self.page = place(of: page)
    lightMark = place(of: Color(hex: 0xD4D4D4))
    darkMark = place(of: Color(hex: 0x595959))
  }

  /// The place of a grey that is seen on a colour.
  func mark(on level: UInt8) -> UInt8 {
    let color = colors[Int(level)]
    // Luma after Rec. 709.
    let lightness =
      0.21 * Double(color.red) + 0.72 * Double(color.green) + 0.07 * Double(color.blue)
    return lightness < 128 ? lightMark : darkMark
  }

  /// The colour's place, which is added where there is none yet. The last one does for pages in
  /// colours that a full palette does not have.
  private mutating func place(of color: Color) -> UInt8 {
    if let index = colors.lastIndex(of: color) { return UInt8(index) }
    if colors.count < 256 { colors.append(color) }
    return UInt8(colors.count - 1)
  }
}
