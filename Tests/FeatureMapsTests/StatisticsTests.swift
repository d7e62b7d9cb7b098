import Scenes
import Testing

@testable import FeatureMaps

@Suite("Statistics")
struct StatisticsTests {
  private let measurer = FixedWidthMeasurer()

  @Test("Of 0, 1, 2, 3, −1 and not a number: mean 1, variance 2, one zero")
  func values() {
    let statistics = ([0, 1, 2, 3, -1, .nan] as [Float]).withUnsafeBufferPointer {
      ValueStatistics($0)
    }
    #expect(statistics.count == 5 && statistics.nonFiniteCount == 1)
    #expect(statistics.mean == 1 && statistics.variance == 2)
    #expect(statistics.lowest == -1 && statistics.highest == 3)
    #expect(statistics.zeroCount == 1 && statistics.zeroShare == 0.2)
  }

  @Test("Bins hold what NumPy's histogram counts")
  func histogram() {
    func counts(_ values: [Float], _ bins: Int) -> Histogram {
      values.withUnsafeBufferPointer {
        let finite = values.filter(\.isFinite)
        return Histogram($0, range: (finite.min() ?? 0)...(finite.max() ?? 0), bins: bins)
      }
    }
    #expect(counts([0, 1, 2, 3, -1, .nan], 4).counts == [1, 1, 1, 2])
    let constant = counts([5, 5], 2)
    #expect(constant.counts == [0, 2] && constant.low == 4.5 && constant.high == 5.5)
    #expect(counts([.nan], 2).counts == [0, 0])
  }

  @Test("A layer's statistics count its dead maps")
  func layerStatistics() throws {
    let statistics = LayerStatistics(
      of: try layer(height: 2, width: 2, channels: 3) { y, x, channel in
        Float(channel * (y + x))
      }, bins: 4)
    #expect(statistics.deadMaps == [0])
    #expect(statistics.maps.map(\.mean) == [0, 1, 2])
    #expect(statistics.whole.mean == 1 && statistics.whole.highest == 4)
  }

  @Test("All panels stay on the page, and no two texts overlap", arguments: [1, 2, 4, 8, 21])
  func page(count: Int) throws {
    let layers = try (0..<count).map { place in
      LayerStatistics(
        of: try layer("a/long/name/of/the/layer\(place)", height: 5, width: 5, channels: 30) {
          y, x, channel in
          channel < place ? 0 : Float(y * x - channel) * 1000
        })
    }
    let header = FeatureMapHeader(modelName: "AlexNet", weightsName: "random:0")
    let scene = StatisticsFigure.scene(of: layers, header: header, measuring: measurer)
    expectReadable(scene, measurer)
  }
}
