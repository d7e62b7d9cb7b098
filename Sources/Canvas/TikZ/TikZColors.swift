import Scenes

/// The colours of a picture, by names that LaTeX knows or that the document defines.
struct TikZColors {
  private var defined: Set<String> = []

  /// A line of LaTeX for each colour, in the order of their names.
  var definitions: [String] {
    defined.sorted().map { "\\definecolor{c\($0)}{HTML}{\($0)}" }
  }

  /// The name of a colour, without its opacity.
  mutating func name(of color: Color) -> String {
    let digits = color.hexDigits.uppercased()
    if digits == "000000" { return "black" }
    if digits == "FFFFFF" { return "white" }
    defined.insert(digits)
    return "c" + digits
  }

  /// `fill=c228B22, fill opacity=0.5`
  mutating func fill(_ color: Color) -> String { option("fill", color) }

  /// `draw=black`
  mutating func draw(_ color: Color) -> String { option("draw", color) }

  private mutating func option(_ key: String, _ color: Color) -> String {
    let opacity = TikZColors.opacity(of: color).map { ", \(key) opacity=\($0)" }
    return "\(key)=\(name(of: color))" + (opacity ?? "")
  }

  /// The opacity from 0 to 1; `nil` for an opaque colour.
  static func opacity(of color: Color) -> String? {
    color.alpha == 255 ? nil : svgNumber(Double(color.alpha) / 255)
  }
}
