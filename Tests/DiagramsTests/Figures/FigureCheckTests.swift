import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

/// The checks themselves must be able to fail.
@Suite("Checks of figures")
struct FigureCheckTests {
  private func scene(_ elements: [Element]) -> Scene {
    Scene(size: Size(width: 200, height: 100), elements: elements)
  }

  private func text(_ string: String, x: Double, y: Double, rotation: Double = 0) -> Element {
    .text(
      Text(
        [TextRun(string, font: Font(family: "DejaVu Sans", size: 10))], at: Point(x: x, y: y),
        rotation: rotation))
  }

  @Test("A clear page has no problems")
  func clear() {
    let elements = [text("conv1", x: 20, y: 20), text("conv2", x: 20, y: 34)]
    #expect(FigureChecks(scene: scene(elements)).problems() == [])
  }

  @Test("Texts that meet are found, turned ones too")
  func meeting() {
    let flat = [text("conv1", x: 20, y: 20), text("conv2", x: 40, y: 22)]
    #expect(FigureChecks(scene: scene(flat)).problems() == ["'conv1' meets 'conv2'"])
    let turned = [text("a long label", x: 20, y: 50), text("upright", x: 50, y: 70, rotation: -90)]
    #expect(FigureChecks(scene: scene(turned)).problems().count == 1)
  }

  @Test("Texts that leave the page are found")
  func outside() {
    let problems = FigureChecks(scene: scene([text("conv1", x: 190, y: 20)])).problems()
    #expect(problems == ["'conv1' leaves the page"])
  }

  @Test("Arrows that end at nothing are found")
  func arrows() {
    let box = Element.box(Box(frame: Rectangle(x: 100, y: 40, width: 40, height: 20)))
    func arrow(_ x: Double) -> Element {
      .arrow(Arrow(points: [Point(x: 20, y: 50), Point(x: x, y: 50)]))
    }
    #expect(FigureChecks(scene: scene([box, arrow(100)])).problems() == [])
    #expect(FigureChecks(scene: scene([box, arrow(80)])).problems().count == 1)
  }

  @Test("Identifiers that are there twice are found")
  func identifiers() {
    let group = Element.group(Group(identifier: "layer-conv1", elements: []))
    #expect(FigureChecks(scene: scene([group, group])).problems().count == 1)
  }
}
