import ModelDescription
import Scenes

/// Breaks a graph into as many bands as the room asks for, and draws them beside one another.
struct GraphBands {
  let drawing: GraphDrawing
  let direction: Direction

  private var sheet: Sheet { drawing.sheet }

  /// The space between two bands, in which the arrow from one to the next runs.
  private var gap: Double { sheet.fontSize * 3 }

  func elements() -> [Element] {
    let bands = self.bands()
    let size = extent(of: bands)
    let page = DirectedPage(direction, size: size)
    var elements: [Element] = []
    var across = 0.0
    var exit: LayeredGraph.Place?
    for band in bands {
      let place = LayeredGraph.Place(across: across, along: bands.count > 1 ? turn : 0)
      let drawn = GraphBandDrawing(drawing: drawing, band: band, origin: place, page: page)
      if let exit {
        elements.append(
          connector(from: exit, to: drawn.entry, lane: across - gap / 2, page: page))
      }
      elements += drawn.elements()
      exit = drawn.exit
      across += band.layout.size.across + overhang(of: band) + gap
    }
    return elements
  }

  /// The room above and below bands in which connectors turn.
  private var turn: Double { sheet.fontSize * 1.2 }

  private func extent(of bands: [GraphDrawing.Band]) -> LayeredGraph.Place {
    let across = bands.reduce(-gap) { $0 + $1.layout.size.across + overhang(of: $1) + gap }
    let along = bands.map(\.layout.size.along).max() ?? 0
    return LayeredGraph.Place(across: across, along: along + (bands.count > 1 ? 2 * turn : 0))
  }

  private func overhang(of band: GraphDrawing.Band) -> Double {
    drawing.folded.repeats.contains { band.nodes.overlaps($0.nodes) } ? sheet.fontSize * 3 : 0
  }

  /// From the foot of a band around to the head of the next.
  ///
  /// - Parameter lane: where across it runs back, between the two bands.
  private func connector(
    from exit: LayeredGraph.Place, to entry: LayeredGraph.Place, lane: Double, page: DirectedPage
  ) -> Element {
    func place(_ across: Double, _ along: Double) -> LayeredGraph.Place {
      LayeredGraph.Place(across: across, along: along)
    }
    let (head, foot) = (1.0, page.size.along - 1)
    let places = [
      exit, place(exit.across, foot), place(lane, foot), place(lane, head),
      place(entry.across, head), entry,
    ]
    return sheet.arrow(
      places.map(page.point), hasHead: false, cornerRadius: sheet.fontSize * 0.5)
  }

  // MARK: Breaking

  /// The bands that fit best: one where there is no limit along.
  private func bands() -> [GraphDrawing.Band] {
    let all = drawing.folded.nodes.indices
    let whole = drawing.band(of: all)
    let room = LayeredGraph.Place(
      across: (direction.isHorizontal ? sheet.height : sheet.width) ?? .infinity,
      along: (direction.isHorizontal ? sheet.width : sheet.height) ?? .infinity)
    guard room.along < .infinity, whole.layout.size.along > room.along else { return [whole] }
    var best = (bands: [whole], scale: scale(of: [whole], in: room))
    for count in 2...12 where count <= drawing.breaks.count + 1 {
      let bands = self.bands(count, whole: whole)
      let scale = self.scale(of: bands, in: room)
      if scale > best.scale { best = (bands, scale) }
      if scale >= 1 { break }
    }
    return best.bands
  }

  private func scale(of bands: [GraphDrawing.Band], in room: LayeredGraph.Place) -> Double {
    let size = extent(of: bands)
    return min(room.across / size.across, room.along / size.along)
  }

  /// About equally long bands: a band ends at the break that lies nearest to its share.
  private func bands(_ count: Int, whole: GraphDrawing.Band) -> [GraphDrawing.Band] {
    let share = whole.layout.size.along / Double(count)
    var ends: [Int] = []
    for number in 1..<count {
      let wanted = share * Double(number)
      let next = drawing.breaks.filter { $0 > (ends.last ?? -1) }
      guard
        let end = next.min(by: { first, second in
          abs(whole.layout.centers[first].along - wanted)
            < abs(whole.layout.centers[second].along - wanted)
        })
      else { break }
      ends.append(end)
    }
    var start = 0
    return (ends + [drawing.folded.nodes.count - 1]).map { end in
      defer { start = end + 1 }
      return drawing.band(of: start..<(end + 1))
    }
  }
}
