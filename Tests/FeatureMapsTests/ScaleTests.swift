import Testing

@testable import FeatureMaps

@Suite("Scales")
struct ScaleTests {
  private func percentile(_ values: [Float], _ fraction: Double) -> Float? {
    values.withUnsafeBufferPointer { Percentile.of($0, fraction: fraction) }
  }

  private func range(_ values: [Float], channels: Int = 1) -> ValueRange {
    values.withUnsafeBufferPointer {
      ValueRange(layerOf: $0, statistics: ChannelStatistics(values: $0, channels: channels))
    }
  }

  private func levels(_ values: [Float], _ ranges: [ValueRange], levels: Int) -> [UInt8] {
    values.withUnsafeBufferPointer {
      LevelMaking.levels(of: $0, channels: ranges.count, ranges: ranges, levels: levels)
    }
  }

  @Test("The 99.5th percentile of 0 to 1000 is 995, whatever their order")
  func wholeRank() {
    let shuffled = (0...1000).map { Float($0 * 5 % 1001) }
    #expect(percentile(shuffled, 0.995) == 995)
  }

  @Test("Between two values a percentile is in proportion")
  func betweenRanks() {
    #expect(percentile([10, 20], 0.25) == 12.5)
    #expect(percentile([4, 1, 3, 2], 0.5) == 2.5)
    #expect(percentile([-8, -4], 0.5) == -6)
  }

  @Test("Close values and far ones are told apart")
  func closeValues() {
    let values: [Float] = [1, 1.0000001, 1.0000002, 1e30, -1e30]
    #expect(percentile(values, 0) == -1e30)
    #expect(percentile(values, 0.25) == 1)
    #expect(percentile(values, 0.5) == 1.0000001)
    #expect(percentile(values, 1) == 1e30)
  }

  @Test("Infinities and not-a-number do not count")
  func nonFinite() {
    #expect(percentile([.nan, 3, .infinity, -.infinity, -.nan], 0.5) == 3)
    #expect(percentile([.nan, .infinity], 0.5) == nil)
    #expect(percentile([], 0.5) == nil)
    #expect(range([.nan, 2, .infinity, 1]).low == 0)
  }

  @Test("Values of 0 to 1000 are drawn from 0 to 995, and some above")
  func layerRange() {
    let range = range((0...1000).map { Float($0) })
    #expect(range == ValueRange(low: 0, high: 995, isClipped: true))
  }

  @Test("Positive values are drawn from 0, negative ones from the lowest")
  func lowEnd() {
    #expect(range([5, 7]).low == 0)
    #expect(range([-3, 7]).low == -3)
    #expect(range([-3, -3]) == ValueRange(low: -3, high: -3))
  }

  @Test("A layer with very few active values is drawn to its highest")
  func sparse() {
    var values = [Float](repeating: 0, count: 1000)
    values[17] = 4
    #expect(range(values) == ValueRange(low: 0, high: 4))
  }

  @Test("A dead layer has an empty range")
  func deadLayer() {
    let range = range([0, 0, 0, 0])
    #expect(range.isEmpty)
    #expect(levels([0, 0, 0, 0], [range], levels: 224) == [0, 0, 0, 0])
  }

  @Test("Percentiles of 0 to 1000 are 5 and 995, and some values lie beyond both")
  func percentileRange() {
    let range = (0...1000).map { Float($0) }.withUnsafeBufferPointer {
      ValueRange(percentilesOf: $0, statistics: ChannelStatistics(values: $0, channels: 1))
    }
    #expect(range == ValueRange(low: 5, high: 995, isClipped: true, isClippedBelow: true))
  }

  @Test("A diverging scale reaches equally far to both sides, and zero has the middle level")
  func aroundZero() {
    func range(_ values: [Float]) -> ValueRange {
      values.withUnsafeBufferPointer {
        ValueRange(aroundZeroOf: $0, statistics: ChannelStatistics(values: $0, channels: 1))
      }
    }
    // The magnitudes 1, 2, 4: rank 1.99 lies at 3.98.
    let mixed = range([-4, 1, 2])
    #expect(abs(mixed.high - 3.98) < 1e-5 && mixed.low == -mixed.high)
    #expect(mixed.isClippedBelow && !mixed.isClipped)
    #expect(levels([0, -9, 9], [mixed], levels: 223) == [111, 0, 222])
    #expect(levels([0, 0], [range([0, 0])], levels: 223) == [111, 111])
  }

  @Test("Levels run in equal steps and stop at both ends")
  func equalSteps() {
    let range = ValueRange(low: 0, high: 10)
    let values: [Float] = [-5, 0, 2.5, 5, 7.5, 10, 99, .nan, .infinity, -.infinity]
    #expect(levels(values, [range], levels: 5) == [0, 0, 1, 2, 3, 4, 4, 0, 4, 0])
    #expect(levels([10], [range], levels: 256) == [255])
  }

  @Test("The widest range that floats allow gives both ends")
  func widestRange() {
    let range = ValueRange(low: -.greatestFiniteMagnitude, high: .greatestFiniteMagnitude)
    let ends: [Float] = [-.greatestFiniteMagnitude, .greatestFiniteMagnitude]
    #expect(levels(ends, [range], levels: 224) == [0, 223])
  }

  @Test("Each channel has its own mean and range; a dead one is empty")
  func channelStatistics() {
    // Three pixels of three channels: 1 2 3, dead at 5, and one that is not a number.
    let values: [Float] = [1, 5, -1, 2, 5, .nan, 3, 5, -3]
    let statistics = values.withUnsafeBufferPointer {
      ChannelStatistics(values: $0, channels: 3)
    }
    #expect(statistics.means == [2, 5, -2])
    #expect(
      statistics.ranges == [
        ValueRange(low: 1, high: 3), ValueRange(low: 5, high: 5), ValueRange(low: -3, high: -1),
      ])
    #expect(statistics.ranges[1].isEmpty)
    #expect(statistics.nonFiniteCount == 1)
    #expect(statistics.strongestFirst == [1, 0, 2])
    #expect(levels(values, statistics.ranges, levels: 3) == [0, 0, 2, 1, 0, 0, 2, 0, 0])
  }

  @Test("What has no place between low and high has the middle of diverging colours")
  func neutralLevels() throws {
    let maps = try layer(height: 1, width: 4, channels: 2) { _, x, channel in
      channel == 0 ? [-1, .nan, .infinity, 2][x] : 7
    }
    func levels(_ colorMap: ColorMap, channel: Int) -> [UInt8] {
      let levels = MapColoring(maps, colorMap: colorMap, scale: .channel).levels
      return (0..<4).map { levels[2 * $0 + channel] }
    }
    let top = UInt8(ColorMap.rdbu.levels - 1)
    let middle = UInt8(ColorMap.rdbu.levels / 2)
    #expect(levels(.rdbu, channel: 0) == [0, middle, top, top])
    #expect(levels(.rdbu, channel: 1) == [middle, middle, middle, middle])
    #expect(levels(.viridis, channel: 1) == [0, 0, 0, 0])
  }

  @Test("Figures share colourings of one scale and colour map, and of these alone")
  func sharedColorings() throws {
    let maps = try layer(height: 2, width: 2, channels: 2) { y, x, channel in
      Float((channel + 1) * (y * 2 + x)) - 1
    }
    for _ in 0..<2 {
      for colorMap in [ColorMap.viridis, .rdbu] {
        for scale in MapScale.allCases {
          let shared = maps.coloring(colorMap: colorMap, scale: scale)
          let own = MapColoring(maps, colorMap: colorMap, scale: scale)
          #expect(shared.levels == own.levels && shared.ranges == own.ranges)
          #expect(shared.colorMap == colorMap && shared.scale == scale)
        }
      }
    }
  }
}
