import Scenes

/// Turns places across and along into points of a page on which arrows lead in a direction.
package struct DirectedPage {
  package let direction: Direction

  /// The extent of everything, across and along.
  package let size: LayeredGraph.Place

  package init(_ direction: Direction, size: LayeredGraph.Place) {
    self.direction = direction
    self.size = size
  }

  /// The point of a place; all coordinates of places between 0 and `size` stay at least 0.
  package func point(_ place: LayeredGraph.Place) -> Point {
    let back = size.along - place.along
    return switch direction {
    case .topToBottom: Point(x: place.across, y: place.along)
    case .bottomToTop: Point(x: place.across, y: back)
    case .leftToRight: Point(x: place.along, y: place.across)
    case .rightToLeft: Point(x: back, y: place.across)
    }
  }

  /// The size of the page.
  package var pageSize: Size {
    direction.isHorizontal
      ? Size(width: size.along, height: size.across)
      : Size(width: size.across, height: size.along)
  }

  /// A rectangle around two places.
  package func rectangle(_ first: LayeredGraph.Place, _ second: LayeredGraph.Place) -> Rectangle {
    let (a, b) = (point(first), point(second))
    return Rectangle(
      x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
  }
}
