import ModelDescription
import Scenes

/// Draws the items of rows, each layer as one group.
struct LeNetDrawing {
  let rows: LeNetRows
  let seed: UInt64
  let sheet: Sheet

  private var em: Double { sheet.fontSize }

  /// All layers in their order.
  func elements(of model: Model) -> [Element] {
    var places = SplitMix64(seed: seed)
    var seen: Point?
    return rows.items.indices.map { index in
      let item = rows.items[index]
      var elements = glyph(of: item)
      if let turn = rows.turn(to: index) {
        elements.append(sheet.arrow(turn))
        seen = nil
      } else if index > 0 {
        let patch = patch(before: index, avoiding: seen, places: &places)
        seen = patch?.target
        elements += patch.map(lines(of:)) ?? funnel(before: index)
      }
      return sheet.group(item.node.layer, of: model, elements + texts(of: index))
    }
  }

  // MARK: Glyphs and texts

  private func glyph(of item: LeNetItem) -> [Element] {
    let category = item.node.category
    if let strip = item.glyph.strip { return sheet.face(strip, category) }
    let paint = sheet.theme[category]
    let behind = item.glyph.maps.dropLast().map { map in
      Element.box(Box(frame: map, fill: paint.fill, stroke: sheet.stroke(paint.line)))
    }
    return behind + (item.glyph.maps.last.map { sheet.face($0.corners, category) } ?? [])
  }

  private func texts(of index: Int) -> [Element] {
    let item = rows.items[index]
    let top = item.glyph.frame.minY - 0.2 * em - Double(item.label.count) * rows.linePitch
    let label = lines(item.label, at: Point(x: item.glyph.frame.midX, y: top))
    let words = rows.turn(to: index) == nil ? item.words : [item.words.joined(separator: " ")]
    return label + lines(words, at: rows.wordPlaces[index])
  }

  /// Lines one below the other from `top` on.
  private func lines(_ lines: [String], at top: Point) -> [Element] {
    lines.enumerated().map { number, line in
      sheet.text(line, at: top.moved(y: (Double(number) + 0.5) * rows.linePitch))
    }
  }

  // MARK: Ways

  /// What a window covers of the front map before, and the place that it makes.
  private struct Patch {
    let frame: Rectangle
    let target: Point
  }

  /// The patch of a layer's window; `nil` for layers without one.
  ///
  /// - Parameter seen: the place on the map to which the layer before leads.
  private func patch(
    before index: Int, avoiding seen: Point?, places: inout SplitMix64
  ) -> Patch? {
    let (item, before) = (rows.items[index], rows.items[index - 1])
    guard let window = item.node.layer.layer.window, let source = before.glyph.maps.last,
      let target = item.glyph.maps.last
    else { return nil }
    let sizes = before.node.shape.dimensions
    func share(_ axis: Axis, _ size: Int?) -> Double {
      size.map { min(Double(window.reach(along: axis)) / Double(max($0, 1)), 1) } ?? 0.2
    }
    let width = source.width * share(.width, sizes[2])
    let height = source.height * share(.height, sizes[1])
    func frame(_ place: Point) -> Rectangle {
      Rectangle(
        x: source.minX + place.x * (source.width - width),
        y: source.minY + place.y * (source.height - height), width: width, height: height)
    }
    // A place seen by the layer before is left free, or as free as a small map allows.
    let choices = (0..<8).map { _ in
      Point(x: 0.12 + 0.76 * places.nextShare(), y: 0.12 + 0.76 * places.nextShare())
    }
    func distance(_ place: Point) -> Double {
      guard let seen else { return 0 }
      let frame = frame(place)
      return max(abs(frame.midX - seen.x) - width / 2, abs(frame.midY - seen.y) - height / 2)
    }
    let free = choices.first { seen == nil || distance($0) > 0.4 * em }
    let place =
      free ?? choices.max { distance($0) < distance($1) } ?? Point(x: 0.5, y: 0.5)
    return Patch(
      frame: frame(place),
      target: Point(
        x: target.minX + place.x * target.width, y: target.minY + place.y * target.height))
  }

  private func lines(of patch: Patch) -> [Element] {
    let ground = sheet.theme.ground
    let unit = 0.14 * em
    let rays = [patch.frame.minY, patch.frame.maxY].flatMap { y in
      clear(line: [Point(x: patch.frame.maxX, y: y), patch.target])
    }
    let target = Rectangle(x: patch.target.x, y: patch.target.y, width: 0, height: 0)
    return rays + [
      .box(
        Box(frame: patch.frame, fill: ground.opacity(0.6), stroke: sheet.stroke(sheet.theme.line))),
      .box(
        Box(
          frame: target.inset(by: -unit), fill: sheet.theme.line,
          stroke: sheet.stroke(ground, scale: 0.6))),
    ]
  }

  /// Lines between the sides of two glyphs, for layers that read all of the one before.
  private func funnel(before index: Int) -> [Element] {
    zip(rows.items[index - 1].glyph.rightEnds, rows.items[index].glyph.leftEnds).flatMap {
      clear(line: [$0, $1])
    }
  }

  /// A thin line with a margin of the page's colour, so that it shows over all fills.
  private func clear(line: [Point]) -> [Element] {
    let margin = sheet.stroke(sheet.theme.ground.opacity(0.7), scale: 2.4)
    return [sheet.line(line, margin), sheet.line(line, sheet.stroke(scale: 0.7))]
  }
}
