import Scenes

/// Items set in rows, centred on a horizontal axis in each, with room for their texts.
struct LeNetRows {
  private(set) var items: [LeNetItem]

  /// The items of each row.
  private(set) var rows: [Range<Int>] = []

  /// The middle of the words before each item, at the top. Those before an item that begins a row
  /// stand in one line on the way to it.
  private(set) var wordPlaces: [Point] = []

  private(set) var size = Size(width: 0, height: 0)

  let linePitch: Double
  private let sheet: Sheet
  private var em: Double { sheet.fontSize }

  /// The room to the right of rows for arrows to the next.
  private var lane: Double { 1.4 * em }

  /// - Parameter width: the width that a row may have.
  init(_ items: [LeNetItem], width: Double, sheet: Sheet) {
    self.items = items
    self.sheet = sheet
    linePitch = 1.2 * sheet.fontSize
    rows = broken(width: width)
    wordPlaces = items.map { _ in Point(x: 0, y: 0) }
    place()
  }

  // MARK: Along a row

  /// The place of one item in its row.
  private struct Place {
    /// The left of the glyph.
    var left: Double
    /// The middle of the words before it.
    var word: Double
    /// The right ends of glyph, label and words.
    var glyphEnd: Double
    var labelEnd: Double
    var wordEnd: Double

    var end: Double { max(glyphEnd, labelEnd, wordEnd) }
  }

  /// The places of the items from `first` on, each as far to the left as texts and glyphs allow,
  /// until one ends beyond `limit`; at least one.
  private func places(from first: Int, limit: Double) -> [Place] {
    var places: [Place] = []
    for item in items[first...] {
      let next = place(of: item, after: places.last)
      if next.end > limit, !places.isEmpty { break }
      places.append(next)
    }
    return places
  }

  private func place(of item: LeNetItem, after previous: Place?) -> Place {
    let (label, word, glyph) = (item.labelWidth, item.wordWidth, item.glyph.size.width)
    guard let previous else {
      // The arrow from the row before arrives at the left.
      let left = max(item.words.isEmpty ? 0 : 1.8 * em, (label - glyph) / 2)
      return Place(
        left: left, word: 0, glyphEnd: left + glyph, labelEnd: left + (glyph + label) / 2,
        wordEnd: 0)
    }
    let left = max(
      previous.glyphEnd + 2 * em, previous.labelEnd + 0.8 * em + (label - glyph) / 2,
      2 * (previous.wordEnd + 0.8 * em + word / 2) - previous.glyphEnd)
    let middle = (previous.glyphEnd + left) / 2
    return Place(
      left: left, word: middle, glyphEnd: left + glyph, labelEnd: left + (glyph + label) / 2,
      wordEnd: middle + word / 2)
  }

  /// Rows of nearly equal length, as few as the width allows.
  private func broken(width: Double) -> [Range<Int>] {
    func rows(_ limit: Double) -> [Range<Int>] {
      var rows: [Range<Int>] = []
      while (rows.last?.upperBound ?? 0) < items.count {
        let first = rows.last?.upperBound ?? 0
        rows.append(first..<(first + places(from: first, limit: limit).count))
      }
      return rows
    }
    let whole = rows(width)
    return whole.count > 1 ? FigureRows.even(width: width - lane, broken: rows) : whole
  }

  // MARK: Down the page

  private mutating func place() {
    var top = 0.0
    size.width = rows.map { places(of: $0).map(\.end).max() ?? 0 }.max() ?? 0
    for row in rows {
      let glyphs = items[row].map(\.glyph.size.height).max() ?? 0
      let head =
        items[row].map { item in
          item.glyph.size.height / 2 + Double(item.label.count) * linePitch
        }.max() ?? 0
      let axis = top + max(head + 0.2 * em, glyphs / 2)
      let wordTop = axis + glyphs / 2 + 0.5 * em
      let lines = items[row].map(\.words.count).max() ?? 0
      for (index, place) in zip(row, justified(places(of: row), isLast: row == rows.last)) {
        items[index].glyph.corner = Point(
          x: place.left, y: axis - items[index].glyph.size.height / 2)
        wordPlaces[index] = Point(x: place.word, y: wordTop)
      }
      size.height = wordTop + Double(lines) * linePitch
      top = size.height + 2.8 * em
    }
    if rows.count > 1 { size.width += lane }
    for row in rows.dropFirst() {
      guard let turn = turn(to: row.lowerBound) else { continue }
      wordPlaces[row.lowerBound] = Point(x: size.width / 2, y: turn[2].y - linePitch - 0.2 * em)
    }
  }

  private func places(of row: Range<Int>) -> [Place] {
    Array(places(from: row.lowerBound, limit: .infinity).prefix(row.count))
  }

  /// The places spread over the width of the longest row; the last row stays as it is.
  private func justified(_ places: [Place], isLast: Bool) -> [Place] {
    guard !isLast, places.count > 1 else { return places }
    let end = places.map(\.end).max() ?? 0
    let gap = (size.width - end) / Double(places.count - 1)
    return places.enumerated().map { number, place in
      var place = place
      place.left += gap * Double(number)
      place.word += gap * (Double(number) - 0.5)
      return place
    }
  }

  /// The way from the end of the row before to an item that begins a row; `nil` for others.
  func turn(to index: Int) -> [Point]? {
    guard index > 0, let row = rows.first(where: { $0.lowerBound == index }) else { return nil }
    let (start, end) = (items[index - 1].glyph.exit, items[index].glyph.entry)
    let highest =
      items[row].map { item in
        item.glyph.frame.minY - Double(item.label.count) * linePitch
      }.min() ?? 0
    return FigureRows.turn(from: start, to: end, at: highest - em, right: size.width)
  }
}
