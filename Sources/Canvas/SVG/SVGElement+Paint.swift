import Scenes

extension SVGElement {
  /// Sets the colour of the inside; `nil` leaves it open.
  mutating func setFill(_ color: Color?) {
    guard let color else { return set("fill", "none") }
    set("fill", "#" + color.hexDigits)
    if color.alpha < 255 { set("fill-opacity", Double(color.alpha) / 255) }
  }

  /// Sets colour, width and dashes of the outline, if there is one.
  mutating func setStroke(_ stroke: Stroke?) {
    guard let stroke else { return }
    set("stroke", "#" + stroke.color.hexDigits)
    if stroke.color.alpha < 255 { set("stroke-opacity", Double(stroke.color.alpha) / 255) }
    if stroke.width != 1 { set("stroke-width", stroke.width) }
    if !stroke.dashes.isEmpty {
      set("stroke-dasharray", stroke.dashes.map(svgNumber).joined(separator: " "))
    }
    // Cairo's limit, so that sharp corners look alike in all formats.
    set("stroke-miterlimit", 10)
  }
}
