import Scenes

/// The colours of explanations: blue for what raises a score and red for what lowers it, the more of
/// them over the photograph the larger the number.
enum ExplanationColors {
  /// The photograph below is made paler, so that colours stand out and ink is saved.
  static let paleness = 0.5

  private static let palette = ColorMap.rdbu.palette

  /// The colour of a number over a grey of the photograph.
  ///
  /// - Parameter part: the number over the largest one, between −1 and 1.
  static func color(_ part: Float, over grey: UInt8) -> Color {
    let below = Color(red: grey, green: grey, blue: grey).mixed(with: .white, paleness)
    let part = part.isFinite ? Double(min(max(part, -1), 1)) : 0
    // The ends of the palette are too dark to be told apart.
    let middle = Double(palette.count - 1) / 2
    let color = palette[Int((middle + 0.85 * middle * part).rounded())]
    return below.mixed(with: color, min(1.4 * abs(part), 0.9))
  }

  /// The grey of a number of one of three colours.
  static func component(_ part: Float) -> UInt8 {
    let part = part.isFinite ? min(max(part, -1), 1) : 0
    return UInt8((127.5 + 127.5 * part).rounded())
  }

  /// The colours between two parts, over the middle grey.
  static func bar(from low: Float, count: Int, isGray: Bool) -> [Color] {
    (0..<count).map { index in
      let part = low + (1 - low) * Float(index) / Float(max(count - 1, 1))
      guard isGray else { return color(part, over: 128) }
      let grey = component(part)
      return Color(red: grey, green: grey, blue: grey)
    }
  }
}
