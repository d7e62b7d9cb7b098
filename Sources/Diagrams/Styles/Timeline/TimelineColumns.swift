import Scenes

/// The places of the columns of the cost figure: names, notation, and for each cost a bar, a number
/// and a share.
struct TimelineColumns {
  /// The places of one cost's columns, from the left of the figure.
  struct Panel {
    /// The left end of the bars, and their greatest length.
    var bars: Double
    var length: Double

    /// The right ends of numbers and shares.
    var numbers: Double
    var shares: Double
  }

  /// The widths that the texts take.
  struct Widths {
    var names: Double
    var notes: Double
    var numbers: [Double]
    var shares: Double

    /// The widest heading of each cost.
    var titles: [Double]
  }

  let notes: Double
  let showsNotes: Bool

  /// Whether the costs stand below one another, each with the names of the layers.
  let isStacked: Bool

  private(set) var panels: [Panel] = []
  private(set) var width: Double = 0

  /// - Parameters:
  ///   - room: the width to be filled; the natural one if `nil`.
  ///   - em: the size of the text.
  init(_ widths: Widths, showsNotes: Bool, isStacked: Bool, room: Double?, em: Double) {
    self.showsNotes = showsNotes
    self.isStacked = isStacked
    notes = widths.names + 0.9 * em
    let head = showsNotes ? notes + widths.notes : widths.names
    let texts = zip(widths.numbers, widths.titles).map { number, title in
      (number: number, least: max(title - number - widths.shares - 1.2 * em, 3 * em))
    }
    let gap = 1.4 * em
    func fixed(_ number: Double) -> Double { gap + 0.6 * em + number + 0.6 * em + widths.shares }
    let lengths: [Double]
    if isStacked {
      let number = widths.numbers.max() ?? 0
      let left = room.map { $0 - head - fixed(number) }
      lengths = texts.map { min(max(left ?? 14 * em, $0.least), 24 * em) }
    } else {
      let all = texts.reduce(0) { $0 + fixed($1.number) }
      let left = room.map { ($0 - head - all) / Double(max(texts.count, 1)) }
      lengths = texts.map { min(max(left ?? 9 * em, $0.least), 16 * em) }
    }
    var place = head
    for (text, length) in zip(texts, lengths) {
      let number = isStacked ? widths.numbers.max() ?? 0 : text.number
      let start = isStacked ? head : place
      let end = start + gap + length + 0.6 * em + number
      panels.append(
        Panel(
          bars: start + gap, length: length, numbers: end, shares: end + 0.6 * em + widths.shares))
      place = end + 0.6 * em + widths.shares
      width = max(width, place)
    }
  }
}
