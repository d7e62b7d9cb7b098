import ModelDescription
import Scenes

/// Draws the columns of a layout, each layer as one group.
struct TowerDrawing {
  let layout: TowerLayout
  let edge: PageEdge
  let sheet: Sheet

  private var towers: Towers { layout.towers }
  private var em: Double { sheet.fontSize }

  /// All layers from left to right.
  func elements(of model: Model) -> [Element] {
    towers.columns.indices.flatMap { index -> [Element] in
      let column = towers.columns[index]
      let way = layout.isPyramid(into: index) ? pyramids(into: index) : arrows(into: index)
      let own =
        way + solids(index) + sides(index)
        + linesBelow(index - 1, of: column.node.layer) + linesBelow(index, of: column.node.layer)
      let passed = column.passed.map { node in
        sheet.group(node.layer, of: model, linesBelow(index, of: node.layer))
      }
      return [sheet.group(column.node.layer, of: model, own)] + passed
    }
  }

  // MARK: Boxes

  private func solids(_ index: Int) -> [Element] {
    let paint = sheet.theme[towers.columns[index].node.category]
    return layout.slabs[index].flatMap { slab in
      slab.faces.flatMap { face -> [Element] in
        let polygon = edge.cut(face.polygon)
        guard polygon.count > 2 else { return [] }
        let fill = paint.fill.mixed(with: .black, face.shade).opacity(0.42)
        return [
          .path(PathShape(path: Path(polygon: polygon), fill: fill)),
          .path(PathShape(path: edge.outline(face.polygon), stroke: sheet.stroke())),
        ]
      }
    }
  }

  /// The numbers of height and width beside each box of feature maps.
  private func sides(_ index: Int) -> [Element] {
    let column = towers.columns[index]
    guard column.isMaps else { return [] }
    return layout.slabs[index].flatMap { slab -> [Element] in
      let height = layout.words.side(column.height)
      let front = slab.point(0.5, 0, 0).moved(y: -0.85 * em)
      let isOnFront = layout.holdsHeight(column, thickness: slab.thickness, height: slab.height)
      return [
        isOnFront
          ? sheet.text(height, at: front)
          : sheet.text(height, at: layout.heightPlace(of: slab, at: index), alignment: .end),
        sheet.text(
          layout.words.side(column.width), at: layout.widthPlace(of: slab), alignment: .start),
      ]
    }
  }

  /// The lines below a column that speak of a layer.
  private func linesBelow(_ index: Int, of layer: ModelLayer) -> [Element] {
    guard layout.slabs.indices.contains(index) else { return [] }
    return layout.slabs[index].flatMap { slab in
      layout.linesBelow[index].enumerated().compactMap { number, line -> Element? in
        guard line.layer.index == layer.index else { return nil }
        let place = layout.countPlace(of: slab, in: towers.columns[index])
        return sheet.text(line.text, at: place.moved(y: (Double(number) + 0.65) * layout.linePitch))
      }
    }
  }

  // MARK: Ways

  /// Kernels in the boxes before, and what they see led to a point of the boxes of this column.
  private func pyramids(into index: Int) -> [Element] {
    let (column, before) = (towers.columns[index], towers.columns[index - 1])
    guard let window = column.window else { return [] }
    let maps = before.handedOn.featureMaps
    let cube = Slab.Cube(
      height: maps.map { Double(window.size.height) / Double($0.height) } ?? 0.2,
      width: maps.map { Double(window.size.width) / Double($0.width) } ?? 0.2)
    let line = sheet.stroke(sheet.theme.accent, scale: 0.8)
    let lines = layout.slabs[index].enumerated().flatMap { part, slab in
      towers.sources(of: part, in: index).flatMap { source in
        layout.slabs[index - 1][source].end(of: cube).map { corner in
          sheet.line([corner, slab.target], line)
        }
      }
    }
    let kernels = layout.slabs[index - 1].flatMap { kernel(cube, in: $0, window: window) }
    return kernels + lines
  }

  /// The cube of a kernel through a box, its end on the right face, and the kernel's numbers.
  private func kernel(_ cube: Slab.Cube, in slab: Slab, window: Window) -> [Element] {
    let (near, far) = (slab.end(of: cube), slab.end(of: cube, along: 0))
    let thin = sheet.stroke(sheet.theme.accent, scale: 0.7, dashes: [1.5, 1.2])
    let inside =
      [Element.path(PathShape(path: Path(polygon: far), stroke: thin))]
      + zip(near, far).map { sheet.line([$0, $1], thin) }
    let end = Element.path(
      PathShape(
        path: Path(polygon: near),
        fill: sheet.theme.ground.mixed(with: sheet.theme.accent, 0.3),
        stroke: sheet.stroke(sheet.theme.accent)))
    return inside + [end] + kernelNumbers(cube, in: slab, window: window)
  }

  /// Width above and height below the left side of a kernel's end, where no line leads; inside the
  /// end where it takes nearly the whole face.
  private func kernelNumbers(_ cube: Slab.Cube, in slab: Slab, window: Window) -> [Element] {
    let (width, height) = ("\(window.size.width)", "\(window.size.height)")
    guard cube.up.lowerBound * slab.height > 0.85 * em else {
      let middle = slab.point(
        1, (cube.up.lowerBound + cube.up.upperBound) / 2,
        (cube.back.lowerBound + cube.back.upperBound) / 2)
      return [
        sheet.text(width, at: middle.moved(y: -0.5 * em), font: sheet.smallFont),
        sheet.text(height, at: middle.moved(y: 0.5 * em), font: sheet.smallFont),
      ]
    }
    let above = slab.point(1, cube.up.upperBound, cube.back.lowerBound)
    let below = slab.point(1, cube.up.lowerBound, cube.back.lowerBound)
    return [
      sheet.text(
        width, at: above.moved(x: -0.05 * em, y: -0.5 * em), alignment: .end, font: sheet.smallFont),
      sheet.text(
        height, at: below.moved(x: -0.05 * em, y: 0.45 * em), alignment: .end, font: sheet.smallFont
      ),
    ]
  }

  /// Arrows from all parts that are read, and the word for what happens on the way.
  private func arrows(into index: Int) -> [Element] {
    if let turn = layout.turn(to: index) {
      let words = layout.words.wordsOnTurn(to: towers.columns[index])
      let middle = Point(x: layout.size.width / 2, y: turn[2].y - 0.8 * em)
      return [sheet.arrow(turn), sheet.text(words, at: middle)]
    }
    guard let place = layout.wordPlace(before: index) else { return [] }
    let span = Double(towers.count) * em * 4
    let arrows = layout.slabs[index].enumerated().flatMap { part, slab in
      towers.sources(of: part, in: index).map { source in
        // Arrows from above arrive above those from below.
        let start = layout.slabs[index - 1][source].exit
        let slope = min(max((start.y - slab.axis) / span, -1), 1)
        return sheet.arrow([start, slab.entry(below: 0.12 * slab.height * slope)])
      }
    }
    let words = layout.wordsBefore[index].enumerated().map { number, word in
      sheet.text(
        word, at: place.moved(y: 0.2 * em + (Double(number) + 0.65) * layout.linePitch))
    }
    return arrows + words
  }
}
