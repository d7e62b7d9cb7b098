import Scenes

/// The colours that a scene names, which tell what kind of pixels it needs.
struct SceneColors {
  /// Whether all are greys, so that mixing them gives greys only.
  private(set) var areGray = true

  /// The levels of grey among them.
  private(set) var grays: Set<UInt8> = []

  init(_ scene: Scene) {
    add(scene.background)
    add(scene.elements)
  }

  private mutating func add(_ elements: [Element]) {
    for element in elements {
      switch element {
      case .box(let box):
        add(box.fill)
        add(box.stroke?.color)
      case .path(let shape):
        add(shape.fill)
        add(shape.stroke?.color)
      case .arrow(let arrow): add(arrow.stroke.color)
      case .text(let text): for run in text.runs { add(run.color) }
      case .picture(let picture):
        switch picture.raster.pixels {
        case .indexed(_, let palette): for color in palette { add(color) }
        case .rgb: areGray = false
        }
      case .group(let group): add(group.elements)
      }
    }
  }

  private mutating func add(_ color: Color?) {
    guard let color else { return }
    if color.isGray {
      grays.insert(color.red)
    } else {
      areGray = false
    }
  }
}
