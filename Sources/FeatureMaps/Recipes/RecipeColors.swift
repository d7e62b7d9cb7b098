import Scenes

/// How a tool makes colours of a sheet's numbers.
enum RecipeColors {
  /// matplotlib's `imshow` with a colour map of 256: from the lowest to the highest number of the
  /// whole sheet, in equal parts.
  case stretched(ColorMap)

  /// The same for numbers from 0 to 1, as they are.
  case parts([Color])

  /// Greys: numbers from 0 to 1, to the nearest of 256.
  case nearestGray

  /// Greys: numbers from 0 to 1 times 255, without what is behind the point.
  case truncatedGray

  /// Greys: bytes.
  case bytes

  func picture(_ sheet: (width: Int, height: Int, values: [Float])) -> RecipePicture {
    RecipePicture(
      width: sheet.width, height: sheet.height, values: sheet.values,
      levels: levels(sheet.values), palette: palette)
  }

  private var palette: [Color] {
    switch self {
    case .stretched(let map): map.publishedColors
    case .parts(let colors): colors
    case .nearestGray, .truncatedGray, .bytes: ColorMap.gray.publishedColors
    }
  }

  private func levels(_ values: [Float]) -> [UInt8] {
    switch self {
    case .stretched:
      let (low, high) = Tiles.range(values)
      return values.map { level(high > low ? ($0 - low) / (high - low) * 256 : 0) }
    case .parts: return values.map { level($0 * 256) }
    case .nearestGray: return values.map { level(($0 * 255).rounded()) }
    case .truncatedGray: return values.map { level($0 * 255) }
    case .bytes: return values.map { level($0) }
    }
  }

  /// A number without what is behind the point, within 0 and 255.
  private func level(_ value: Float) -> UInt8 {
    value >= 255 ? 255 : value > 0 ? UInt8(value) : 0
  }
}
