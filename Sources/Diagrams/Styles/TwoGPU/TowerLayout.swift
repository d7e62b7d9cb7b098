import Scenes

/// Where slabs and bars stand.
///
/// Sides of feature maps, thicknesses and lengths of bars go with the square root of their numbers,
/// each kind by its own scale; towers lie one above the other, a layer of one part in their middle.
struct TowerLayout {
  /// How generous the layout is; all lengths are in ems.
  struct Spacing {
    /// The side of the largest feature maps.
    let side: Double

    /// The distance of neighbouring slabs.
    let gap: Double

    /// Whether words stand one below the other.
    let wraps: Bool

    /// Generous first.
    static let choices = [
      Spacing(side: 11, gap: 3.6, wraps: false), Spacing(side: 10, gap: 2.8, wraps: false),
      Spacing(side: 9, gap: 2.4, wraps: true), Spacing(side: 8, gap: 2, wraps: true),
    ]
  }

  let towers: Towers
  let words: TowerWords

  /// The boxes by column and part, in the order of towers from above.
  private(set) var slabs: [[Slab]] = []

  /// The lines below each part of a column.
  private(set) var linesBelow: [[TowerWords.Line]] = []

  /// The words between a column and the one before; empty where pyramids lead.
  private(set) var wordsBefore: [[String]] = []

  /// The columns that begin another row; only a single tower is broken into rows.
  private(set) var rowStarts: [Int] = []

  /// Width and height of all that is drawn, nearly.
  private(set) var size = Size(width: 0, height: 0)

  /// The distance of lines of text.
  let linePitch: Double

  let sheet: Sheet
  private let spacing: Spacing

  init(_ towers: Towers, words: TowerWords, spacing: Spacing, sheet: Sheet) {
    self.towers = towers
    self.words = words
    self.spacing = spacing
    self.sheet = sheet
    linePitch = sheet.fontSize * 1.2
    for (index, column) in towers.columns.enumerated() {
      let next = towers.columns.dropFirst(index + 1).first
      linesBelow.append(
        words.linesBelow(column, next: next).flatMap { line in
          guard spacing.wraps, line.breaks else { return [line] }
          return wrapped(line.text).map { TowerWords.Line(text: $0, layer: line.layer) }
        })
      wordsBefore.append(
        index == 0 || isPyramid(into: index) ? [] : wrapped(words.wordBefore(column)))
    }
    place()
  }

  /// Whether kernels lead from the column before into this one; else arrows do.
  func isPyramid(into column: Int) -> Bool {
    column > 0 && towers.columns[column].hasKernel && towers.columns[column - 1].isMaps
      && !rowStarts.contains(column)
  }

  private func wrapped(_ text: String) -> [String] {
    let typesetting = Typesetting(measuring: sheet.measuring)
    return typesetting.wrapped(text, font: sheet.font(), limit: 4.1 * sheet.fontSize)
  }

  // MARK: Sizes

  /// The sides of a box, as long as they are drawn.
  private struct Extent {
    let thickness: Double
    let height: Double
    let recession: Double

    var full: Double { Slab.fullHeight(height: height, recession: recession) }
  }

  /// The sides of the parts of a column.
  private func extent(of column: Towers.Column) -> Extent {
    let em = sheet.fontSize
    guard column.isMaps else {
      let most = towers.columns.filter { !$0.isMaps }.compactMap(\.channels).max() ?? 1
      let share = (Double(column.channels ?? most) / Double(max(most, 1))).squareRoot()
      return Extent(
        thickness: em * 0.7, height: em * max(0.5 * spacing.side * share, 0.5), recession: em * 0.5)
    }
    let maps = towers.columns.filter(\.isMaps)
    let longest = maps.flatMap { [$0.height, $0.width] }.compactMap { $0 }.max() ?? 1
    let deepest = maps.compactMap(\.channels).max() ?? 1
    func side(_ size: Int?) -> Double {
      em * max(spacing.side * (Double(size ?? longest) / Double(longest)).squareRoot(), 0.3)
    }
    let depth = (Double(column.channels ?? 1) / Double(deepest)).squareRoot()
    return Extent(
      thickness: em * max((0.2 * spacing.side + 1.8) * depth, 0.3), height: side(column.height),
      recession: 0.45 * side(column.width))
  }

  /// Whether the number of the height has room on the front; else it stands to the left.
  func holdsHeight(_ column: Towers.Column, thickness: Double, height: Double) -> Bool {
    let label = width(words.side(column.height))
    return thickness > label + 0.3 * sheet.fontSize && height > 1.4 * sheet.fontSize
  }

  private func width(_ text: String) -> Double { sheet.size(of: text).width }

  /// The width of the number of channels or units.
  func countWidth(_ index: Int) -> Double {
    linesBelow[index].first.map { width($0.text) } ?? 0
  }

  // MARK: Places

  private mutating func place() {
    let em = sheet.fontSize
    let extents = towers.columns.map { extent(of: $0) }
    let pitch = pitch(of: extents)
    var (edge, textEdge) = (0.0, -Double.infinity)
    for (index, column) in towers.columns.enumerated() {
      let extent = extents[index]
      let middle = column.isMaps ? extent.thickness / 2 : (extent.thickness + extent.recession) / 2
      let textWidth = linesBelow[index].map { width($0.text) }.max() ?? 0
      let isOnFront =
        !column.isMaps
        || holdsHeight(column, thickness: extent.thickness, height: extent.height)
      let overhang = max(0, countWidth(index) / 2 - middle)
      let label = isOnFront ? 0 : width(words.side(column.height)) + 0.3 * em + overhang
      var left = edge + gap(before: index, overhang: overhang) + label
      let tower = Double(column.parts == 1 ? towers.count - 1 : 2 * column.parts - 2) / 2
      let number = numberBeside(linesBelow: index, from: tower * pitch + extent.full / 2)
      left = max(left, max(textEdge + 0.7 * em, number + 0.4 * em) + textWidth / 2 - middle)
      let end = left + max(extent.thickness + extent.recession, middle + textWidth / 2)
      if towers.count == 1, index > 0, end + lane > rowWidth {
        rowStarts.append(index)
        left = lane + max(em, textWidth / 2 - middle, label)
      }
      slabs.append(
        (0..<column.parts).map { part in
          let tower = column.parts == 1 ? Double(towers.count - 1) / 2 : Double(part)
          return Slab(
            corner: Point(x: left, y: tower * pitch + extent.full / 2),
            thickness: extent.thickness, height: extent.height, recession: extent.recession)
        })
      edge = left + extent.thickness + extent.recession
      textEdge = left + middle + textWidth / 2
      size.width = max(size.width, edge, textEdge)
    }
    stackRows()
    let tops = slabs.compactMap(\.first?.top)
    size = Size(
      width: size.width + (rowStarts.isEmpty ? 0 : lane),
      height: bottom(of: slabs.indices) - (tops.min() ?? 0))
  }

  /// The width that a row may have.
  private var rowWidth: Double { sheet.width ?? 110 * sheet.fontSize }

  /// The room beside rows for arrows to the next.
  private var lane: Double { 1.2 * sheet.fontSize }

  /// Moves each row below the one before.
  private mutating func stackRows() {
    let ends = rowStarts + [slabs.count]
    var floor = bottom(of: 0..<ends[0])
    for (start, end) in zip(rowStarts, ends.dropFirst()) {
      let top = slabs[start..<end].compactMap(\.first?.top).min() ?? 0
      for index in start..<end {
        for part in slabs[index].indices {
          slabs[index][part].corner.y += floor + 3 * sheet.fontSize - top
        }
      }
      floor = bottom(of: start..<end)
    }
  }

  private func bottom(of columns: Range<Int>) -> Double {
    columns.map { (slabs[$0].last?.bottom ?? 0) + Double(linesBelow[$0].count) * linePitch }.max()
      ?? 0
  }

  /// The distance of towers.
  private func pitch(of extents: [Extent]) -> Double {
    let heights = towers.columns.indices.filter { towers.columns[$0].parts > 1 }.map {
      extents[$0].full + Double(linesBelow[$0].count) * linePitch
    }
    return (heights.max() ?? 0) + 1.2 * sheet.fontSize
  }

  /// The distance of a column from the one before.
  ///
  /// - Parameter overhang: how far its number reaches over its left side.
  private func gap(before index: Int, overhang: Double) -> Double {
    guard index > 0, let before = slabs[index - 1].last else { return 0 }
    let em = sheet.fontSize
    // Ways into other towers run steeply past the number of the width unless they have room.
    let crosses = towers.columns[index].parts > 1 && towers.sources(of: 0, in: index).count > 1
    let least = crosses && towers.columns[index - 1].isMaps ? max(spacing.gap, 4.6) : spacing.gap
    let word = wordsBefore[index].map(width).max() ?? 0
    return max(least * em, reach(of: index - 1) - before.right + word + 0.8 * em + overhang)
  }

  /// Where the number of the width of the column before ends, if it stands level with the lines
  /// below a column; else nowhere.
  private func numberBeside(linesBelow index: Int, from top: Double) -> Double {
    guard index > 0, towers.columns[index - 1].isMaps, let before = slabs[index - 1].last else {
      return -.infinity
    }
    let lines = top...(top + Double(linesBelow[index].count) * linePitch)
    let middle = widthPlace(of: before).y
    let isLevel =
      lines.contains(middle - linePitch / 2) || lines.contains(middle + linePitch / 2)
    return isLevel ? reach(of: index - 1) : -.infinity
  }

  /// The right end of a column and of the numbers beside it.
  func reach(of index: Int) -> Double {
    guard let slab = slabs[index].last else { return 0 }
    let column = towers.columns[index]
    let count = countPlace(of: slab, in: column).x + countWidth(index) / 2
    guard column.isMaps else { return max(slab.right, count) }
    return max(slab.right, count, widthPlace(of: slab).x + width(words.side(column.width)))
  }
}
