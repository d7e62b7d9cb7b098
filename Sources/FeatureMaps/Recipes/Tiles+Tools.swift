import Scenes

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

  /// The Deep Visualization Toolbox, without its boost and gamma: dark grey lines of one pixel
  /// around each map.
  func deepvis(columns: Int?) -> RecipePicture {
    let (low, high) = range
    let factor = 1 / (high - low + 1e-10)
    let scaled = map { ($0 - low) * factor }
    var sheet = TileSheet(columns: columns ?? squareSide, count: count)
    (sheet.before, sheet.between, sheet.line, sheet.blank) = (1, 2, 0.2, 0.2)
    return RecipeColors.truncatedGray.picture(sheet.laid(scaled))
  }

  /// CNN Explainer: zero in the middle, and a range that has a little room on both sides.
  func cnnExplainer(columns: Int?) -> RecipePicture {
    let largest = planes.joined().reduce(0) { max($0, abs($1).isFinite ? abs($1) : 0) }
    let half = 0.1 + (largest * 1000).rounded() / 1000
    let scaled = map { ($0 + half) / (2 * half) }
    var sheet = TileSheet(columns: columns ?? squareSide, count: count)
    (sheet.between, sheet.line, sheet.blank) = (1, 0.5, 0.5)
    return RecipeColors.parts(ColorMap.rdbu.publishedColors).picture(sheet.laid(scaled))
  }

  /// Captum: magnitudes of the sum over the channels. The highest colour is the first magnitude at
  /// which those up to it make up 98 % of their sum.
  func captum() -> RecipePicture {
    let sums = (0..<height * width).map { pixel in abs(planes.reduce(0) { $0 + $1[pixel] }) }
    let threshold = Tiles.threshold(sums, share: 0.98)
    let scaled = Tiles(
      height: height, width: width,
      planes: [sums.map { threshold > 0 ? min($0 / threshold, 1) : 0 }])
    return RecipeColors.parts(InterpolatedPalettes.blues)
      .picture(TileSheet(columns: 1, count: 1).laid(scaled))
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
