import Scenes

/// Colours on a curve between some that are given, most of them Cynthia Brewer's (ColorBrewer, Apache
/// 2.0).
enum InterpolatedPalettes {
  /// The colour maps of matplotlib that Captum takes: `Blues`, `Greens` and `Reds`, and for both signs
  /// a way from red through white to green.
  static func captum(_ sign: MapRecipe.ShownSign) -> [Color] {
    let points: [UInt32] =
      switch sign {
      case .absolute:
        [
          0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B,
        ]
      case .positive:
        [
          0xF7FCF5, 0xE5F5E0, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x41AB5D, 0x238B45, 0x006D2C, 0x00441B,
        ]
      case .negative:
        [
          0xFFF5F0, 0xFEE0D2, 0xFCBBA1, 0xFC9272, 0xFB6A4A, 0xEF3B2C, 0xCB181D, 0xA50F15, 0x67000D,
        ]
      case .all: [0xFF0000, 0xFFFFFF, 0x008000]
      }
    return interpolated(points, count: 256) { points, place in
      let start = min(Int(place), points.count - 2)
      let part = place - Double(start)
      return points[start] * (1 - part) + points[start + 1] * part
    }
  }

  /// D3's `interpolateRdBu`: a uniform cubic B-spline along eleven colours.
  static func redBlue(count: Int) -> [Color] {
    interpolated(
      [
        0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3,
        0x2166AC, 0x053061,
      ], count: count
    ) { points, place in
      let start = min(Int(place), points.count - 2)
      let part = place - Double(start)
      let (here, next) = (points[start], points[start + 1])
      let before = start > 0 ? points[start - 1] : 2 * here - next
      let after = start + 2 < points.count ? points[start + 2] : 2 * next - here
      let (square, cube) = (part * part, part * part * part)
      return
        (before * (1 - 3 * part + 3 * square - cube) + here * (4 - 6 * square + 3 * cube)
        + next * (1 + 3 * part + 3 * square - 3 * cube) + after * cube) / 6
    }
  }

  /// `mixed` gives one part of a colour at a place between the first point, 0, and the last.
  private static func interpolated(
    _ points: [UInt32], count: Int, mixed: ([Double], _ place: Double) -> Double
  ) -> [Color] {
    func part(_ shift: UInt32, _ place: Double) -> UInt8 {
      let values = points.map { Double($0 >> shift & 0xFF) }
      return UInt8(min(max(mixed(values, place).rounded(), 0), 255))
    }
    return (0..<count).map { level in
      let place = Double(level) / Double(count - 1) * Double(points.count - 1)
      return Color(red: part(16, place), green: part(8, place), blue: part(0, place))
    }
  }
}
