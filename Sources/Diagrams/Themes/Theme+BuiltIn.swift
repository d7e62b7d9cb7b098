import Scenes

/// A theme that comes with the library.
public enum BuiltInTheme: String, Sendable, CaseIterable {
  /// White page, light fills that the colour-blind can tell apart.
  case light
  /// The same on a dark page, for slides.
  case dark
  /// Black, white and patterns, for any printer.
  case print
  /// Keras's red on black and white.
  case keras
  /// Serif letters, thin lines and pale fills, as in a paper.
  case paper

  public var theme: Theme {
    switch self {
    case .light: .light
    case .dark: .dark
    case .print: .print
    case .keras: .keras
    case .paper: .paper
    }
  }
}

extension Theme {
  /// Paul Tol's light scheme, made for fills under black text.
  static let light = Theme(
    name: "light", background: .white, text: Color(hex: 0x1A1A1A), faintText: Color(hex: 0x595959),
    line: Color(hex: 0x404040), faintLine: Color(hex: 0x9A9A9A), accent: Color(hex: 0xC2410C),
    paints: paints(
      of: [
        .input: 0xDDDDDD, .convolution: 0x77AADD, .pooling: 0xEE8866, .normalization: 0xEEDD88,
        .activation: 0xFFAABB, .dense: 0x99DDFF, .attention: 0xCDB5E8, .dropout: 0xF5EFD0,
        .join: 0x44BB99,
        .shape: 0xE8E4D8, .output: 0xBBCC33, .other: 0xFFFFFF,
      ], line: { $0.mixed(with: .black, 0.5) }))

  /// Paul Tol's muted scheme, darkened, on a page that is nearly black.
  static let dark = Theme(
    name: "dark", background: Color(hex: 0x16181D), text: Color(hex: 0xF2F2F2),
    faintText: Color(hex: 0xB4B8C0), line: Color(hex: 0xC8CCD4), faintLine: Color(hex: 0x6B7280),
    accent: Color(hex: 0xFDBA4D),
    paints: paints(
      of: [
        .input: 0x3F4551, .convolution: 0x2B5C9E, .pooling: 0x9A4B1E, .normalization: 0x5E6B14,
        .activation: 0x8C3550, .dense: 0x1F6F86, .attention: 0x3D3A8C, .dropout: 0x75621A,
        .join: 0x1E6B52,
        .shape: 0x4B4A42, .output: 0x6A3D9A, .other: 0x2A2E37,
      ], line: { $0.mixed(with: .white, 0.55) }))

  /// Black lines on white; patterns tell the kinds of layers apart.
  static let print = Theme(
    name: "print", background: .white, text: .black, faintText: .black, line: .black,
    faintLine: Color(hex: 0x777777), accent: .black, lineWidth: 0.75, cornerRadius: 0,
    paints: [
      .input: Paint(fill: .white, line: .black),
      .convolution: Paint(fill: .white, line: .black, hatch: .rising),
      .pooling: Paint(fill: .white, line: .black, hatch: .horizontal),
      .normalization: Paint(fill: .white, line: .black, hatch: .vertical),
      .activation: Paint(fill: .white, line: .black, hatch: .grid),
      .dense: Paint(fill: .white, line: .black, hatch: .falling),
      .attention: Paint(fill: .white, line: .black),
      .dropout: Paint(fill: .white, line: .black),
      .join: Paint(fill: .white, line: .black),
      .shape: Paint(fill: .white, line: .black),
      .output: Paint(fill: .white, line: .black, hatch: .crossed),
      .other: Paint(fill: .white, line: .black),
    ])

  /// Keras's red for what learns, greys for the rest.
  static let keras = Theme(
    name: "keras", background: .white, text: Color(hex: 0x111111), faintText: Color(hex: 0x555555),
    line: .black, faintLine: Color(hex: 0x999999), accent: Color(hex: 0xD00000), lineWidth: 1,
    cornerRadius: 0,
    paints: paints(
      of: [
        .input: 0xFFFFFF, .convolution: 0xD00000, .pooling: 0x2B2B2B, .normalization: 0xF3C6C6,
        .activation: 0xFBE9E9, .dense: 0x8A0000, .attention: 0xE36A6A, .dropout: 0xE6E6E6,
        .join: 0xBDBDBD,
        .shape: 0xF2F2F2, .output: 0x5C5C5C, .other: 0xFFFFFF,
      ], line: { _ in .black }))

  /// Pale fills, thin lines and a serif face.
  static let paper = Theme(
    name: "paper", background: .white, text: .black, faintText: Color(hex: 0x4A4A4A),
    line: Color(hex: 0x222222), faintLine: Color(hex: 0x8C8C8C), accent: Color(hex: 0x8F2D0E),
    fontFamily: "DejaVu Serif", lineWidth: 0.5, cornerRadius: 0,
    paints: paints(
      of: [
        .input: 0xFFFFFF, .convolution: 0xDCE6F2, .pooling: 0xF7DFD0, .normalization: 0xECEFD2,
        .activation: 0xF8E1E7, .dense: 0xE2F1F8, .attention: 0xE6DFF2, .dropout: 0xF6F0D6,
        .join: 0xD5EBE3,
        .shape: 0xF0EEE8, .output: 0xE6E2C4, .other: 0xFFFFFF,
      ], line: { _ in Color(hex: 0x222222) }))

  private static func paints(
    of fills: [LayerCategory: UInt32], line: (Color) -> Color
  ) -> [LayerCategory: Paint] {
    fills.mapValues { number in
      let fill = Color(hex: number)
      return Paint(fill: fill, line: line(fill))
    }
  }
}
