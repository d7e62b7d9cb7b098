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
      maps: 64, width: size.width, height: size.height, proportion: proportion, spacing: spacing)
    #expect(arrangement.width <= size.width + 1e-9)
    #expect(arrangement.height <= size.height + 1e-9)
    #expect(arrangement.columns >= 1)
    #expect(arrangement.mapHeight >= 1)
  }

  @Test("A high room has two lines, a low one has one")
  func lines() {
    let low = PictureArrangement(
      maps: 64, width: 430, height: 95, proportion: 1, spacing: spacing)
    #expect(low.lines == 1)
    #expect(low.columns == 4)
    let high = PictureArrangement(
      maps: 64, width: 430, height: 170, proportion: 1, spacing: spacing)
    #expect(high.lines == 2)
    #expect(high.columns == 4)
    // The photograph is as high as both lines, with the numbers between them.
    #expect(high.photographHeight == 2 * high.mapHeight + 14)
  }

  @Test("Several upright maps stand in a low room")
  func upright() {
    let arrangement = PictureArrangement(
      maps: 64, width: 430, height: 90, proportion: 0.55, spacing: spacing)
    // (430 − 16 + 6) / (79 · 0.55 + 6), less the photograph.
    #expect(arrangement.columns == 7)
  }

  @Test("A photograph can have its height from elsewhere, and maps take what is left")
  func givenHeight() {
    for maps in [1, 2, 3, 6, 64] {
      let arrangement = PictureArrangement(
        maps: maps, width: 430, height: 300, proportion: 1.5, spacing: spacing,
        photographHeight: 120)
      #expect(arrangement.photographHeight == 120)
      #expect(arrangement.photographWidth == 180)
      #expect(arrangement.width <= 430 + 1e-9)
      if maps == 1 {
        // 430 − 16 − 180 = 234 points are left, but the map is no higher than the photograph.
        #expect(arrangement.mapHeight == 120)
      }
    }
  }

  @Test("Few maps are larger, and no line or column stays empty", arguments: 1...9)
  func fewMaps(maps: Int) {
    let arrangement = PictureArrangement(
      maps: maps, width: 430, height: 300, proportion: 1, spacing: spacing)
    let places = arrangement.columns * arrangement.lines
    #expect(places - maps < min(arrangement.columns, arrangement.lines))
    let many = PictureArrangement(
      maps: 64, width: 430, height: 300, proportion: 1, spacing: spacing)
    #expect(arrangement.mapHeight >= many.mapHeight)
    if maps == 1 {
      // (430 − 16) / 2 for each, the photograph and the map.
      #expect(arrangement.mapHeight == 207)
      #expect(arrangement.photographWidth == 207)
    }
  }
}
