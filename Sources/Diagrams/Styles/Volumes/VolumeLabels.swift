import ModelDescription
import Scenes

/// The texts of a unit: channels below each box, sizes along the edges that lead into the page, and
/// lines below that say which layers these are.
struct VolumeLabels {
  private(set) var labels: [Element] = []
  private(set) var caption: [Element] = []

  private let brush: VolumeBrush
  private let nodes: [FigureGraph.Node]
  private let slabs: [VolumeSlab]
  private var sheet: Sheet { brush.sheet }
  private var em: Double { brush.em }

  init(brush: VolumeBrush, nodes: [Int], slabs: [VolumeSlab]) {
    self.brush = brush
    self.nodes = nodes.map { brush.plan.graph.nodes[$0] }
    self.slabs = slabs
    placeSizes()
    placeChannels()
    placeCaption()
  }

  // MARK: Sizes

  private mutating func placeSizes() {
    guard let first = nodes.first, let text = sizeText(first), let last = nodes.last else { return }
    labels.append(sizeLabel(text, at: slabs[0], isFirst: true))
    guard let lastText = sizeText(last), lastText != text else { return }
    labels.append(sizeLabel(lastText, at: slabs[slabs.count - 1], isFirst: false))
  }

  /// One number where maps are square, both elsewhere; `nil` for what has no height and width.
  private func sizeText(_ node: FigureGraph.Node) -> String? {
    switch VolumeForm(node) {
    case .maps(let height, let width, _) where height == width:
      height.map(String.init) ?? "?"
    case .maps: sizePair(node)
    case .vector, .join: nil
    case .unknown: node.shape.figureText
    }
  }

  private func sizePair(_ node: FigureGraph.Node) -> String? {
    guard case .maps(let height, let width, _) = VolumeForm(node) else { return nil }
    return [height, width].map { $0.map(String.init) ?? "?" }.joined(separator: "×")
  }

  /// A text along an edge that leads into the page: above on the left for the size with which a
  /// unit begins, below on the right for that with which it ends.
  private func sizeLabel(_ text: String, at slab: VolumeSlab, isFirst: Bool) -> Element {
    let font = sheet.smallFont
    // One digit has no direction and stays upright.
    let isTurned = text.count > 1
    let out = (isTurned ? 0.42 : 0.5) * em
    guard !isFirst else {
      let place = Point(x: slab.x - out, y: -slab.height / 2 - out)
      let label = sheet.text(text, at: place, font: font, rotation: isTurned ? -45 : 0)
      return beside(slab.entry, label, isAbove: true)
    }
    // Outside the edges of larger boxes that the last one stands in front of, too.
    let edge = slabs.map { $0.end + $0.height / 2 }.max() ?? 0
    let beyond = max(0, edge - slab.end - slab.height / 2) / 2
    let place = Point(x: slab.end + beyond + out, y: slab.height / 2 + beyond + out)
    let label = sheet.text(text, at: place, font: font, rotation: isTurned ? -45 : 0)
    return beside(slab.exit, label, isAbove: false)
  }

  /// The label moved along its edge until it is out of the arrow's way.
  private func beside(_ end: Point, _ label: Element, isAbove: Bool) -> Element {
    guard let bounds = label.bounds(measuring: sheet.measuring) else { return label }
    let clearance = 0.3 * em
    let overlap =
      isAbove ? bounds.maxY + clearance - end.y : end.y + clearance - bounds.minY
    guard overlap > 0 else { return label }
    return isAbove ? label.moved(x: overlap, y: -overlap) : label.moved(x: -overlap, y: overlap)
  }

  // MARK: Channels

  private mutating func placeChannels() {
    let font = sheet.smallFont
    let numbered = zip(nodes, slabs).filter { node, _ in
      node.category != .pooling || nodes.count == 1
    }
    let texts = numbered.map { node, slab in (channelText(node), slab) }
    let isTurned =
      texts.count > 1
      && texts.contains { text, slab in sheet.size(of: text, font: font).width > slab.length - 1 }
    var placed: [Element] = []
    for (text, slab) in texts where !text.isEmpty {
      let middle = slab.x + slab.length / 2 - slab.depth / 2
      let bottom = (slab.height + slab.depth) / 2
      placed.append(
        isTurned
          ? sheet.text(
            text, at: Point(x: middle, y: bottom + 0.3 * em), alignment: .end, font: font,
            rotation: -90)
          : sheet.text(text, at: Point(x: middle, y: bottom + 0.7 * em), font: font))
    }
    // Numbers that would meet a size go below it.
    let shift = placed.compactMap { element -> Double? in
      guard let bounds = element.bounds(measuring: sheet.measuring) else { return nil }
      return labels.compactMap { $0.bounds(measuring: sheet.measuring) }
        .filter { $0.intersects(bounds) }.map { $0.maxY - bounds.minY }.max()
    }.max()
    labels += placed.map { $0.moved(y: shift ?? 0) }
  }

  private func channelText(_ node: FigureGraph.Node) -> String {
    switch VolumeForm(node) {
    case .maps(_, _, let channels): channels.map(String.init) ?? "?"
    case .vector(let units): units.map(String.init) ?? "?"
    case .join, .unknown: ""
    }
  }

  // MARK: Caption

  private mutating func placeCaption() {
    guard brush.hasCaptions else { return }
    let boxes = slabs.dropFirst().reduce(slabs[0].bounds) { $0.union($1.bounds) }
    let top = max(
      boxes.maxY,
      Element.bounds(of: labels, measuring: sheet.measuring)?.maxY ?? boxes.maxY)
    for (line, text) in captionTexts.enumerated() {
      caption.append(
        sheet.text(
          text.string, at: Point(x: boxes.midX, y: top + (0.75 + 1.15 * Double(line)) * em),
          font: text.isName ? sheet.font(0.9, bold: true) : sheet.smallFont,
          color: text.isName ? sheet.theme.text : sheet.theme.faintText))
    }
  }

  private var captionTexts: [(string: String, isName: Bool)] {
    var lines: [(string: String, isName: Bool)] = []
    let operations = operationTexts
    if !brush.plan.isLarge, let name = nodes.first?.layer.name, operations.first != name {
      let font = sheet.font(0.9, bold: true)
      let typesetting = Typesetting(measuring: sheet.measuring)
      lines.append((typesetting.shortenedInside(name, font: font, limit: 9 * em), true))
    }
    return lines + operations.map { ($0, false) }
  }

  /// What each layer does, equal neighbours counted: `3×3 conv ×2`; all equal ones where lines
  /// would become many.
  private var operationTexts: [String] {
    let texts = nodes.map(operationText)
    func counted(acrossOthers: Bool) -> [(text: String, count: Int)] {
      texts.reduce(into: []) { counted, text in
        let place =
          acrossOthers
          ? counted.firstIndex { $0.text == text }
          : counted.indices.last.flatMap { counted[$0].text == text ? $0 : nil }
        if let place {
          counted[place].count += 1
        } else {
          counted.append((text, 1))
        }
      }
    }
    var lines = counted(acrossOthers: false)
    if lines.count > 4 { lines = counted(acrossOthers: true) }
    return lines.map { $0.count > 1 ? "\($0.text) ×\($0.count)" : $0.text }
  }

  private func operationText(_ node: FigureGraph.Node) -> String {
    let notation = LayerNotation(node, of: brush.plan.graph.model)
    switch node.category {
    case .convolution: return VolumeLabels.convolution?.text(for: notation) ?? notation.operation
    case .dense: return notation.operation
    case .output where node.activation == .softmax: return "softmax"
    case .output: return notation.operation
    default: return notation.text
    }
  }

  private static let convolution = try? LabelPattern(
    "{kernel} {op}[, s{stride}][, d{dilation}][, g{groups}]")
}
