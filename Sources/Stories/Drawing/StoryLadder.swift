import Diagrams
import ModelDescription
import Scenes

/// The network as a column of boxes: those of the story's layers with their names, those between
/// them as thin bars, and ways around layers beside them.
struct StoryLadder {
  let story: Story
  let style: StoryStyle
  let typesetting: Typesetting
  let words: StoryWords

  /// Which of the boxes is marked; `nil` for none.
  var marked: Int?

  // Measures of bars in points.
  private let barHeight = 4.0
  private let barPitch = 7.0

  /// The boxes from the input to the output, and the layers between each and the one before: those
  /// that lead to it and to none before.
  private struct Rung {
    let name: String
    let category: LayerCategory

    /// Indices into the nodes of the graph; none for a layer that is none of them.
    let nodes: [Int]
    let hidden: [Int]
  }

  /// One for the input, one for each stage, and one for the output where it is none of them.
  var count: Int { rungs.count }

  private var rungs: [Rung] {
    let nodes = story.graph.nodes
    let titles = story.titles
    var placed = Set(story.stages.compactMap(\.node))
    func rung(_ layer: ModelLayer, _ category: LayerCategory, at node: Int?) -> Rung {
      Rung(
        name: titles[layer.name] ?? layer.name, category: category,
        nodes: node.map { [$0] } ?? [], hidden: node.map { unplaced(before: $0, &placed) } ?? [])
    }
    var rungs: [Rung] = []
    if let input = nodes.first {
      placed.insert(0)
      rungs.append(rung(input.layer, input.category, at: 0))
    }
    for stage in story.stages {
      rungs.append(
        rung(stage.layer, LayerCategory(className: stage.layer.className), at: stage.node))
    }
    if let output = nodes.indices.last, placed.insert(output).inserted {
      rungs.append(rung(nodes[output].layer, nodes[output].category, at: output))
    }
    return rungs
  }

  /// The nodes without a place that lead to one, in their order; before the last node, all of them.
  private func unplaced(before node: Int, _ placed: inout Set<Int>) -> [Int] {
    let nodes = story.graph.nodes
    guard node < nodes.count - 1 else {
      return nodes.indices.filter { placed.insert($0).inserted }
    }
    var found: [Int] = []
    var open = [node]
    while let next = open.popLast() {
      let inputs = nodes[next].inputs.filter { placed.insert($0).inserted }
      found += inputs
      open += inputs
    }
    return found.sorted()
  }

  /// The ladder in a column.
  ///
  /// - Parameters:
  ///   - centers: where the middle of each box is, from top to bottom.
  ///   - boxHeight: how high boxes are.
  func elements(left: Double, width: Double, centers: [Double], boxHeight: Double) -> [Element] {
    let column = Rectangle(x: left, y: 0, width: width, height: boxHeight)
    let rungs = rungs
    let places = places(of: rungs, centers: centers, column: column)
    let ways = LadderWays(
      graph: story.graph, places: places, left: left,
      stroke: Stroke(color: style.theme.faintLine, width: 1))
    var font = style.labelFont
    font.bold = true
    font.size = min(font.size, boxHeight * 0.6)
    let names = ShortNames(
      rungs.map(\.name), font: font, limit: width - 8, typesetting: typesetting)
    return ways.around + ways.down
      + places.flatMap { place in
        switch place.kind {
        case .box(let index):
          box(
            rungs[index].category, names[rungs[index].name], frame: place.frame,
            isMarked: marked == index)
        case .bar: bar(place)
        case .count: count(place)
        }
      }
  }

  /// The boxes and what is between them, from top to bottom.
  private func places(
    of rungs: [Rung], centers: [Double], column: Rectangle
  ) -> [LadderPlace] {
    var places: [LadderPlace] = []
    for (index, (rung, center)) in zip(rungs, centers).enumerated() {
      let frame = column.offset(y: center - column.height / 2)
      if let bottom = places.last?.frame.maxY {
        let gap = Rectangle(
          x: frame.x, y: bottom, width: frame.width, height: frame.minY - bottom)
        places += between(rung.hidden, in: gap)
      }
      places.append(LadderPlace(kind: .box(index), frame: frame, nodes: rung.nodes))
    }
    return places
  }

  /// A bar for each layer between two boxes, or their number where there are many.
  private func between(_ hidden: [Int], in gap: Rectangle) -> [LadderPlace] {
    // Room for the head of the arrow below.
    let free = gap.height - 10
    let height = Double(hidden.count) * barPitch
    guard !hidden.isEmpty, free > 3 else { return [] }
    let middle = gap.minY + (gap.height - 5) / 2
    guard height <= free else {
      let text = typesetting.measuring.measure(
        words.moreLayers(hidden.count), font: style.labelFont)
      let height = min(text.height, free)
      // With room for the head of an arrow beside the words.
      let width = text.width * height / text.height + 6
      let frame = Rectangle(
        x: gap.midX - width / 2, y: middle - height / 2, width: width, height: height)
      return [LadderPlace(kind: .count, frame: frame, nodes: hidden)]
    }
    return hidden.enumerated().map { index, node in
      let frame = Rectangle(
        x: gap.midX - gap.width / 4,
        y: middle + (barPitch - barHeight - height) / 2 + Double(index) * barPitch,
        width: gap.width / 2, height: barHeight)
      return LadderPlace(kind: .bar, frame: frame, nodes: [node])
    }
  }

  private func box(
    _ category: LayerCategory, _ name: [String], frame: Rectangle, isMarked: Bool
  ) -> [Element] {
    let paint = style.theme[category]
    let isFaint = marked != nil && !isMarked
    let ground = style.theme.ground
    let fill = isFaint ? paint.fill.mixed(with: ground, 0.65) : paint.fill
    let stroke =
      isMarked
      ? Stroke(color: style.theme.accent, width: 2.5)
      : Stroke(
        color: isFaint ? paint.line.mixed(with: ground, 0.5) : paint.line,
        width: style.theme.lineWidth)
    var font = style.labelFont
    font.bold = isMarked
    font.size = min(font.size, frame.height * (name.count > 1 ? 0.37 : 0.6))
    let metrics = typesetting.measuring.measure("0", font: font)
    let lineHeight = metrics.ascent + metrics.descent
    let top = frame.midY - Double(name.count) * lineHeight / 2
    let box = Box(
      frame: frame, fill: fill, stroke: stroke, cornerRadius: style.theme.cornerRadius)
    return [.box(box)]
      + name.enumerated().map { index, line in
        .text(
          Text(
            [TextRun(line, font: font, color: isFaint ? style.theme.text : fill.textColor)],
            at: Point(
              x: frame.midX, y: top + Double(index) * lineHeight + metrics.ascent),
            alignment: .middle))
      }
  }

  private func bar(_ place: LadderPlace) -> [Element] {
    place.nodes.map { node in
      let paint = style.theme[story.graph.nodes[node].category]
      return .box(
        Box(
          frame: place.frame, fill: paint.fill,
          stroke: Stroke(color: paint.line, width: style.theme.lineWidth), cornerRadius: 1))
    }
  }

  private func count(_ place: LadderPlace) -> [Element] {
    var font = style.labelFont
    let whole = typesetting.measuring.measure("0", font: font)
    font.size *= min(place.frame.height / whole.height, 1)
    let ascent = typesetting.measuring.measure("0", font: font).ascent
    return [
      .text(
        Text(
          [TextRun(words.moreLayers(place.nodes.count), font: font, color: style.theme.faintText)],
          at: Point(x: place.frame.midX, y: place.frame.minY + ascent), alignment: .middle))
    ]
  }
}
