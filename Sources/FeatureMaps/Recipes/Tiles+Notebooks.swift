// The recipes of notebooks and books.

extension Tiles {
  /// Caffe's `vis_square`: a line of one pixel right of each map and below it.
  func caffe(lines: Float, columns: Int?) -> RecipePicture {
    var sheet = TileSheet(columns: columns ?? squareSide, count: count)
    // The square has rows for all its places, empty ones too.
    if columns == nil { sheet.rows = squareSide }
    (sheet.between, sheet.after, sheet.line, sheet.blank) = (1, 1, lines, lines)
    return RecipeColors.stretched(.gray).picture(sheet.laid(fromZeroToOne()))
  }

  /// What the notebook of 2014 passes as `padval` for a layer of CaffeNet.
  static func linesOf2014(_ layer: String) -> Float {
    ["conv3", "conv4", "conv5"].contains(layer) ? 0.5 : 1
  }

  /// MATLAB's `montage(mat2gray(…))`. The example gives the first layer's 96 maps 12 columns;
  /// otherwise the montage is as square as it can be.
  func matlab(columns: Int?) -> RecipePicture {
    let square = (Double(count) * Double(height) / Double(width)).squareRoot().rounded(.up)
    let sheet = TileSheet(columns: columns ?? (count == 96 ? 12 : Int(square)), count: count)
    return RecipeColors.nearestGray.picture(sheet.laid(fromZeroToOne()))
  }

  /// Chollet's listing: the mean becomes 128, twice the deviation fills the range of a byte. Maps
  /// that add up to zero stay as they are, dead ones and those that happen to.
  func chollet(columns: Int) -> RecipePicture {
    chollet(columns: columns, between: 1) { $0.reduce(0, +) != 0 }
  }

  /// The listing of the first edition: without lines, and no map stays as it is.
  func chollet1(columns: Int) -> RecipePicture {
    chollet(columns: columns, between: 0) { _ in true }
  }

  private func chollet(
    columns: Int, between: Int, isScaled: ([Float]) -> Bool
  ) -> RecipePicture {
    let bytes = mapPlanes { plane in
      guard isScaled(plane) else { return plane }
      let count = Float(plane.count)
      let mean = plane.reduce(0, +) / count
      let deviation = (plane.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
      return plane.map { deviation > 0 ? ($0 - mean) / deviation * 64 + 128 : 0 }
    }.map { min(max($0, 0), 255).rounded(.towardZero) }
    var sheet = TileSheet(columns: min(columns, max(count, 1)), count: count)
    sheet.rows = max(count / sheet.columns, 1)
    sheet.between = between
    return RecipeColors.stretched(.viridis).picture(sheet.laid(bytes))
  }

  /// keract's figure: each map in its own scale, as many rows as columns.
  func keract(columns: Int?) -> RecipePicture {
    let rows = Int(Double(count).squareRoot() - 0.001) + 1
    let scaled = mapPlanes { plane in
      let (low, high) = Tiles.range(plane)
      return plane.map { high > low ? ($0 - low) / (high - low) : 0 }
    }
    let sheet = TileSheet(columns: columns ?? (count + rows - 1) / rows, count: count)
    return RecipeColors.parts(ColorMap.viridis.publishedColors).picture(sheet.laid(scaled))
  }
}
