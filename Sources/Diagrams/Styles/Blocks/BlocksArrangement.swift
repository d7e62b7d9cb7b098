import Scenes

/// Where blocks stand, in columns from top to bottom: each column a layered graph, the next one
/// beside it. Turned for other directions.
struct BlocksArrangement {
  /// The extents of a block; y is along the arrows, x across.
  struct Block {
    var across: Double
    var along: Double

    /// How far texts beside the block reach from its middle, to the left and to the right.
    var before: Double
    var after: Double
  }

  /// The free spaces between blocks in points.
  struct Gaps {
    /// Between a block and the next along the arrows.
    var along: Double

    /// Between parallel blocks.
    var across: Double

    /// Between two columns.
    var columns: Double

    var headLength: Double
  }

  /// A way between blocks; the last point is the tip unless the way only leads to where others
  /// begin.
  struct Way {
    var points: [Point]
    var hasTip: Bool
  }

  /// The place of each block.
  private(set) var frames: [Rectangle]

  private(set) var ways: [Way] = []

  /// The extent of all, texts beside the blocks included.
  private(set) var size = Size(width: 0, height: 0)

  /// - Parameters:
  ///   - inputs: the blocks that each block reads, all before it.
  ///   - columns: the blocks of each column; a column reads from the one before only what its last
  ///     block gives.
  init(blocks: [Block], inputs: [[Int]], columns: [Range<Int>], gaps: Gaps) {
    frames = blocks.map { Rectangle(x: 0, y: 0, width: $0.across, height: $0.along) }
    var left = 0.0
    var open: [Point] = []
    for (index, range) in columns.enumerated() {
      let column = BlocksColumn(
        blocks: blocks, inputs: inputs, range: range, hasEntry: index > 0, gaps: gaps)
      let shift = Point(x: left - column.left, y: index > 0 || columns.count == 1 ? 0 : gaps.along)
      func moved(_ points: [Point]) -> [Point] {
        points.map { $0.moved(x: shift.x, y: shift.y) }
      }
      for (block, frame) in zip(range, column.frames) {
        frames[block] = frame.offset(x: shift.x, y: shift.y)
      }
      if let entry = column.entry {
        let gutter = left - gaps.columns / 2
        let bottom = open.last?.y ?? 0
        open += [Point(x: gutter, y: bottom), Point(x: gutter, y: 0)]
        let branches = column.entryWays.map(moved)
        if branches.count == 1 {
          ways.append(Way(points: open + branches[0], hasTip: true))
        } else {
          ways.append(Way(points: open + moved([entry]), hasTip: false))
          ways += branches.map { Way(points: $0, hasTip: true) }
        }
      }
      ways += column.ways.map { Way(points: moved($0), hasTip: true) }
      let bottom = column.bottom + shift.y
      if index < columns.count - 1, let last = range.last {
        let exit = Point(x: frames[last].midX, y: frames[last].maxY)
        open = [exit, Point(x: exit.x, y: bottom + gaps.along)]
      }
      left += column.right - column.left + gaps.columns
      size.height = max(size.height, bottom + (columns.count > 1 ? gaps.along : 0))
    }
    size.width = left - gaps.columns
  }

  /// The arrangement with arrows in a direction: columns become rows where it is horizontal.
  func turned(to direction: Direction) -> BlocksArrangement {
    let page = DirectedPage(
      direction, size: LayeredGraph.Place(across: size.width, along: size.height))
    var turned = self
    turned.frames = frames.map { frame in
      page.rectangle(
        LayeredGraph.Place(across: frame.minX, along: frame.minY),
        LayeredGraph.Place(across: frame.maxX, along: frame.maxY))
    }
    turned.ways = ways.map { way in
      Way(
        points: way.points.map { page.point(LayeredGraph.Place(across: $0.x, along: $0.y)) },
        hasTip: way.hasTip)
    }
    turned.size = page.pageSize
    return turned
  }
}
