import Testing

@testable import FeatureMaps

@Suite("Orders of maps")
struct MapOrderTests {
  /// Four maps of 2 × 2; the third one is dead.
  private static let planes: [[Float]] = [
    [0, 1, 2, 3], [4, 0, 0, 0], [5, 5, 5, 5], [2, 2, 1, 2],
  ]

  private func maps(_ planes: [[Float]]) throws -> LayerMaps {
    try layer(height: 2, width: 2, channels: planes.count) { y, x, channel in
      planes[channel][2 * y + x]
    }
  }

  @Test(
    "Maps are sorted by what they are strong in; dead ones come last",
    arguments: [
      // Sums 6, 4, –, 7; maxima 3, 4, –, 2; zeros 1, 3, –, 0; variances 1.25, 3, –, 0.19.
      (MapOrder.index, [0, 1, 2, 3]), (.sum, [3, 0, 1, 2]), (.max, [1, 0, 3, 2]),
      (.sparsity, [1, 0, 3, 2]), (.variance, [1, 0, 3, 2]),
    ])
  func strengths(order: MapOrder, expected: [Int]) throws {
    let maps = try maps(Self.planes)
    #expect(try order.sorted([0, 1, 2, 3], of: maps) == expected)
    #expect(try order.sorted([3, 2, 1, 0], of: maps) == expected)
  }

  @Test("The strongest are chosen by the order's own strength")
  func strongest() throws {
    let maps = try maps(Self.planes)
    func chosen(_ order: MapOrder?) throws -> [Int] {
      try ChannelSelection.top(2).channels(of: maps, in: order) { [2, 3] }
    }
    #expect(try chosen(.max) == [1, 0])
    #expect(try chosen(nil) == [2, 3])
    #expect(try chosen(.index) == [2, 3])
  }

  @Test("Correlated maps stand side by side, those of the strongest first")
  func similarity() throws {
    let order = try MapOrder.similarity.sorted(
      [0, 1, 2, 3], of: maps([[1, 2, 3, 4], [4, 3, 2, 1], [10, 20, 30, 41], [8, 6, 4, 2.1]]))
    #expect(Set(order.prefix(2)) == [0, 2])
    #expect(Set(order.suffix(2)) == [1, 3])
  }

  @Test("Points on a line are put in their order along it, from either end")
  func line() {
    let places = [0.0, 10, 1, 11, 2]
    let order = ClusterOrder.order(count: 5) { Float(-abs(places[$0] - places[$1])) }
    #expect([[0, 2, 4, 1, 3], [3, 1, 4, 2, 0]].contains(order))
    #expect(ClusterOrder.order(count: 1) { _, _ in 1 } == [0])
    #expect(ClusterOrder.order(count: 0) { _, _ in 1 } == [])
  }

  @Test("Equal maps and maps with numbers that are not finite are ordered, too")
  func strange() throws {
    let equal = try maps([[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]])
    #expect(try MapOrder.similarity.sorted([0, 1, 2], of: equal).sorted() == [0, 1, 2])
    let strange = try maps([[.nan, 1, 2, .infinity], [1, 2, 3, 4], [.nan, .nan, .nan, .nan]])
    for order in MapOrder.allCases {
      #expect(try order.sorted([0, 1, 2], of: strange).sorted() == [0, 1, 2])
    }
  }
}
