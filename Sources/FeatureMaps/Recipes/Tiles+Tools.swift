import Scenes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The recipes of libraries and programs.

extension Tiles {
  /// torchvision's `make_grid` with `normalize=True` and `padding=2`, and `save_image`. A single
  /// map has no border.
  func torchvision(columns: Int) -> RecipePicture {
    let (low, high) = range
    let span = max(high - low, 1e-5)
    let bytes = map { min(max(($0 - low) / span * 255 + 0.5, 0), 255).rounded(.towardZero) }
    var sheet = TileSheet(columns: min(columns, max(count, 1)), count: count)
    if count > 1 { (sheet.before, sheet.between, sheet.after) = (2, 2, 2) }
    return RecipeColors.bytes.picture(sheet.laid(bytes))
  }

  /// The Deep Visualization Toolbox: dark grey lines of one pixel around each map.
  func deepvis(boost: Float, gamma: Float, columns: Int?) -> RecipePicture {
    let (low, high) = range
    let factor = 1 / (high - low + 1e-10)
    let scaled = map { ($0 - low) * factor }.mapPlanes { plane in
      let brightest = plane.reduce(0) { max($0, $1) }
      let boosted = boost > 0 ? plane.map { $0 * pow(brightest + 1e-10, -boost) } : plane
      return gamma == 1 ? boosted : boosted.map { pow($0, gamma) }
    }
    var sheet = TileSheet(columns: columns ?? squareSide, count: count)
    (sheet.before, sheet.between, sheet.line, sheet.blank) = (1, 2, 0.2, 0.2)
    return RecipeColors.truncatedGray.picture(sheet.laid(scaled))
  }

  /// CNN Explainer: zero in the middle, and a range that has a little room beyond the largest
  /// magnitude on both sides.
  func cnnExplainer(largest: Float, columns: Int?) -> RecipePicture {
    let half = 0.1 + (largest * 1000).rounded() / 1000
    let scaled = map { ($0 + half) / (2 * half) }
    var sheet = TileSheet(columns: columns ?? squareSide, count: count)
    (sheet.between, sheet.line, sheet.blank) = (1, 0.5, 0.5)
    return RecipeColors.parts(ColorMap.rdbu.publishedColors).picture(sheet.laid(scaled))
  }

  /// Captum: the sum over the channels, of which one sign may be left out. The colours end at the
  /// first magnitude at which those up to it make up 98 % of their sum.
  func captum(_ sign: MapRecipe.ShownSign) -> RecipePicture {
    let sums = (0..<height * width).map { pixel in
      let sum = planes.reduce(0) { $0 + $1[pixel] }
      return switch sign {
      case .all: sum
      case .absolute: abs(sum)
      case .positive: max(sum, 0)
      case .negative: max(-sum, 0)
      }
    }
    let threshold = Tiles.threshold(sums.map(abs), share: 0.98)
    let scaled = sums.map { threshold > 0 ? min(max($0 / threshold, -1), 1) : 0 }
    // Two signs have their colours on both sides of the middle.
    let places = sign == .all ? scaled.map { ($0 + 1) / 2 } : scaled
    return RecipeColors.parts(InterpolatedPalettes.captum(sign)).picture(
      TileSheet(columns: 1, count: 1).laid(Tiles(height: height, width: width, planes: [places])))
  }

  private static func threshold(_ values: [Float], share: Double) -> Float {
    let sorted = values.filter(\.isFinite).sorted()
    let wanted = sorted.reduce(0) { $0 + Double($1) } * share
    var sum = 0.0
    for value in sorted {
      sum += Double(value)
      if sum >= wanted { return value }
    }
    return sorted.last ?? 0
  }

  /// tf-explain: places without a map hold zeros, which count for the scale.
  func tfExplain(columns: Int?) -> RecipePicture {
    var sheet = TileSheet(columns: columns ?? squareSide, count: count)
    if columns == nil { sheet.rows = squareSide }
    var all = self
    let empty = sheet.rows * sheet.columns - count
    all.planes += Array(repeating: Array(repeating: 0, count: height * width), count: empty)
    let bytes = all.fromZeroToOne().map { ($0 * 255).rounded(.towardZero) }
    return RecipeColors.bytes.picture(sheet.laid(bytes))
  }
}
