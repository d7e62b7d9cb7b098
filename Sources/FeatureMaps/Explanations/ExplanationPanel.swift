import Scenes

/// One explanation in colours, over the photograph where it has none of its own.
struct ExplanationPanel {
  let explanation: Explanation

  /// The largest magnitude, or that below which 99.5 % of those of pixels lie that are not zero.
  let reach: Float

  /// Whether larger magnitudes exist, which share the end colours.
  let isClipped: Bool

  private let map: PlacedMap

  init(_ explanation: Explanation) {
    self.explanation = explanation
    map = explanation.map
    let numbers = explanation.look == .colors ? explanation.values.floats() : map.values
    let magnitudes = numbers.map { $0.isFinite ? abs($0) : 0 }
    let largest = magnitudes.max() ?? 0
    // A few pixels have gradients far above the others'; small maps have no such outliers.
    let isOfPixels = explanation.placement == .pixels && explanation.method != .occlusion
    let usual = magnitudes.filter { $0 > 0 }.withUnsafeBufferPointer {
      isOfPixels ? Percentile.of($0, fraction: MapScale.upperFraction) : nil
    }
    reach = usual ?? largest
    isClipped = largest > reach
  }

  /// Whether numbers below zero have colours of their own.
  var isSigned: Bool { explanation.look == .signed || explanation.look == .colors }

  /// Whether a number of the map that is not zero belongs to a place outside some columns and rows
  /// of the picture.
  func reachesBeyond(_ columns: ClosedRange<Double>, _ rows: ClosedRange<Double>) -> Bool {
    map.values.indices.contains { index in
      let x = map.placement.horizontal.center(index % map.width)
      let y = map.placement.vertical.center(index / map.width)
      return map.values[index] != 0 && !(columns.contains(x) && rows.contains(y))
    }
  }

  /// The picture in the photograph's pixels.
  ///
  /// - Parameters:
  ///   - photograph: what the network sees, in any size and proportions.
  ///   - width: the width and height of the picture in the network's own pixels.
  func raster(over photograph: Raster, width: Int, height: Int) -> Raster {
    if explanation.look == .colors { return colors }
    let greys = OverlayPanel.greys(of: photograph)
    let horizontal = Double(width) / Double(photograph.width)
    let vertical = Double(height) / Double(photograph.height)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * greys.count)
    for row in 0..<photograph.height {
      let y = (Double(row) + 0.5) * vertical - 0.5
      for column in 0..<photograph.width {
        let x = (Double(column) + 0.5) * horizontal - 0.5
        let part = reach > 0 ? (map.value(x: x, y: y) ?? 0) / reach : 0
        let color = ExplanationColors.color(part, over: greys[row * photograph.width + column])
        pixels += [color.red, color.green, color.blue]
      }
    }
    return Raster(width: photograph.width, height: photograph.height, pixels: .rgb(pixels))
  }

  /// Three channels as red, green and blue.
  private var colors: Raster {
    let shape = explanation.values.shape
    let pixels = explanation.values.floats().map {
      ExplanationColors.component(reach > 0 ? $0 / reach : 0)
    }
    return Raster(width: shape[1], height: shape[0], pixels: .rgb(pixels))
  }

  /// The colours from the lowest number to the highest; one where all numbers are zero.
  var barColors: [Color] {
    guard reach > 0 else { return [ExplanationColors.color(0, over: 128)] }
    return
      ExplanationColors.bar(
        from: isSigned ? -1 : 0, count: 200, isGray: explanation.look == .colors)
  }

  /// What the ends and the middle of the colours mean.
  func barLabels(_ words: ExplanationWords) -> [String] {
    guard reach > 0 else { return [words.zero] }
    var labels = NumberText.ticks(low: isSigned ? -reach : 0, high: reach)
    if isClipped {
      labels[2] = "≥ " + labels[2]
      if isSigned { labels[0] = "≤ " + labels[0] }
    }
    return labels
  }
}
