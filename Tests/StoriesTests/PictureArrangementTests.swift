import Testing

@testable import Stories

@Suite("Pictures of a layer")
struct PictureArrangementTests {
  private let spacing = PictureArrangement.Spacing(gap: 16, mapGap: 6, foot: 11, smallest: 58)

  @Test(
    "They stay in their room, in whatever proportion",
    arguments: [0.25, 0.5, 1, 1.5, 4], [(430, 84), (430, 170), (732, 330), (100, 20)])
  func room(proportion: Double, size: (width: Double, height: Double)) {
    let arrangement = PictureArrangement(
      width: size.width, height: size.height, proportion: proportion, spacing: spacing)
    #expect(arrangement.width <= size.width + 1e-9)
    #expect(arrangement.height <= size.height + 1e-9)
    #expect(arrangement.columns >= 1)
    #expect(arrangement.mapHeight >= 1)
  }

  @Test("A high room has two lines, a low one has one")
  func lines() {
    let low = PictureArrangement(width: 430, height: 95, proportion: 1, spacing: spacing)
    #expect(low.lines == 1)
    #expect(low.columns == 4)
    let high = PictureArrangement(width: 430, height: 170, proportion: 1, spacing: spacing)
    #expect(high.lines == 2)
    #expect(high.columns == 4)
    // The photograph is as high as both lines, with the numbers between them.
    #expect(high.photographHeight == 2 * high.mapHeight + 14)
  }
}
