import Scenes

/// The panel of a group: the first line of its title as a heading, the others below.
///
/// It stands under the group, or above it in the lower half of the page, and begins at the
/// group's left edge, or ends at its right edge in the right half.
struct HTMLPanel {
  let number: Int
  let group: Group
  let page: Size

  /// The element of the page.
  var text: String {
    let lines = (group.title ?? "").split(separator: "\n").map { xmlText(String($0)) }
    let heading = "<strong>\(lines.first ?? "")</strong>"
    let details = lines.dropFirst().map { "<span>\($0)</span>" }.joined()
    // The group has the same words as its label.
    return
      "<div class=\"panel\" data-panel=\"\(number)\" aria-hidden=\"true\" style=\"\(place)\">"
      + heading + details + "</div>"
  }

  /// Where the panel stands, in percent of the figure, so that the figure may shrink.
  private var place: String {
    let bounds =
      Element.bounds(of: group.elements, measuring: PangoTextMeasurer())
      ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
    func percent(_ share: Double) -> String { svgNumber(100 * min(max(share, 0), 1)) + "%" }
    let across =
      bounds.midX > page.width / 2 + 1
      ? "right:" + percent(1 - bounds.maxX / page.width)
      : "left:" + percent(bounds.minX / page.width)
    let along =
      bounds.midY > page.height / 2
      ? "bottom:" + percent(1 - bounds.minY / page.height)
      : "top:" + percent(bounds.maxY / page.height)
    return across + ";" + along
  }
}
