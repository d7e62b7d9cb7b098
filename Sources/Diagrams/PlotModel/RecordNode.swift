import Scenes

/// A node in Keras 2's look: a Graphviz record of fields beside and above one another.
struct RecordNode {
  /// A field, or fields that are split at right angles to those around them.
  private indirect enum Field {
    case text(String)
    case split([Field])
  }

  private let root: Field
  private let isTurned: Bool
  private let font: Font
  private let measuring: any TextMeasuring

  private static let textHeight = 15.0
  private static let horizontalMargin = 16.0
  private static let verticalMargin = 8.0

  init(_ label: LayerLabel, options: PlotModelOptions, measuring: any TextMeasuring) {
    root = RecordNode.field(for: label, options: options)
    // Graphviz turns records, not their words, when the diagram runs from side to side.
    isTurned = options.direction.isHorizontal
    font = Font(family: options.family, size: 14)
    self.measuring = measuring
  }

  private static func field(for label: LayerLabel, options: PlotModelOptions) -> Field {
    var kind: Field = .text(label.className)
    if options.showLayerActivations, let activation = label.activation {
      kind = .split([kind, .text(activation)])
    }
    var names: [Field] = options.showLayerNames ? [.text(label.name), kind] : [kind]
    if options.showDtype { names.append(.text(label.dtype)) }
    var fields: [Field] = options.showTrainable ? [.text(label.isTrainable ? "T" : "NT")] : []
    fields.append(.split(names))
    if options.showShapes {
      fields.append(.split([.text("input:"), .text("output:")]))
      fields.append(.split([.text(label.inputShape ?? "?"), .text(label.outputShape)]))
    }
    return .split(fields)
  }

  func drawing() -> NodeDrawing {
    let size = self.size(of: root, isRow: !isTurned)
    let frame = Rectangle(
      x: -size.width / 2, y: -size.height / 2, width: size.width, height: size.height)
    let outline = Element.box(Box(frame: frame, fill: nil, stroke: Stroke()))
    return NodeDrawing(
      size: Size(width: size.width, height: size.height + 1),
      elements: [outline] + draw(root, in: frame, isRow: !isTurned))
  }

  private func size(of field: Field, isRow: Bool) -> Size {
    switch field {
    case .text(let text):
      return Size(
        width: measuring.measure(text, font: font).width + Self.horizontalMargin,
        height: Self.textHeight + Self.verticalMargin)
    case .split(let fields):
      return fields.reduce(Size(width: 0, height: 0)) { total, field in
        let part = size(of: field, isRow: !isRow)
        return isRow
          ? Size(width: total.width + part.width, height: max(total.height, part.height))
          : Size(width: max(total.width, part.width), height: total.height + part.height)
      }
    }
  }

  private func draw(_ field: Field, in frame: Rectangle, isRow: Bool) -> [Element] {
    switch field {
    case .text(let text):
      let baseline = Point(x: frame.midX, y: frame.midY + 0.345 * font.size)
      return [.text(Text([TextRun(text, font: font)], at: baseline, alignment: .middle))]
    case .split(let fields):
      let parts = fields.map { size(of: $0, isRow: !isRow) }
      let taken = parts.reduce(0) { $0 + (isRow ? $1.width : $1.height) }
      let spare = ((isRow ? frame.width : frame.height) - taken) / Double(fields.count)
      var elements: [Element] = []
      var place = isRow ? frame.x : frame.y
      for (index, part) in parts.enumerated() {
        let extent = (isRow ? part.width : part.height) + spare
        let inner =
          isRow
          ? Rectangle(x: place, y: frame.y, width: extent, height: frame.height)
          : Rectangle(x: frame.x, y: place, width: frame.width, height: extent)
        if index > 0 { elements.append(divider(at: place, in: frame, isRow: isRow)) }
        elements += draw(fields[index], in: inner, isRow: !isRow)
        place += extent
      }
      return elements
    }
  }

  private func divider(at place: Double, in frame: Rectangle, isRow: Bool) -> Element {
    let ends =
      isRow
      ? [Point(x: place, y: frame.minY), Point(x: place, y: frame.maxY)]
      : [Point(x: frame.minX, y: place), Point(x: frame.maxX, y: place)]
    return .path(PathShape(path: Path(polygon: ends, closed: false), stroke: Stroke()))
  }
}
