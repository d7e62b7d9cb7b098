/// What is known of each channel of a layer. Only finite values count.
package struct ChannelStatistics: Sendable {
  private(set) var means: [Float]
  private(set) var lowest: [Float]
  private(set) var highest: [Float]

  /// The number of values that are infinite or not a number.
  private(set) var nonFiniteCount = 0

  /// Values lie pixel by pixel, all channels of a pixel together.
  init(values: UnsafeBufferPointer<Float>, channels: Int) {
    means = [Float](repeating: 0, count: channels)
    lowest = [Float](repeating: .infinity, count: channels)
    highest = [Float](repeating: -.infinity, count: channels)
    let pixels = channels > 0 ? values.count / channels : 0
    var finite = [Float](repeating: 0, count: channels)
    means.withUnsafeMutableBufferPointer { sums in
      lowest.withUnsafeMutableBufferPointer { lowest in
        highest.withUnsafeMutableBufferPointer { highest in
          finite.withUnsafeMutableBufferPointer { finite in
            for pixel in 0..<pixels {
              for channel in 0..<channels {
                let value = values[pixel &* channels &+ channel]
                let isFinite = abs(value) < .infinity
                sums[channel] += isFinite ? value : 0
                finite[channel] += isFinite ? 1 : 0
                let floor = isFinite ? value : .infinity
                let ceiling = isFinite ? value : -.infinity
                lowest[channel] = floor < lowest[channel] ? floor : lowest[channel]
                highest[channel] = ceiling > highest[channel] ? ceiling : highest[channel]
              }
            }
          }
        }
      }
    }
    for channel in 0..<channels {
      nonFiniteCount += pixels - Int(finite[channel])
      means[channel] = finite[channel] > 0 ? means[channel] / finite[channel] : -.infinity
    }
  }

  /// The range of each map by itself; empty for a constant one.
  var ranges: [ValueRange] {
    zip(lowest, highest).map {
      $0 <= $1 ? ValueRange(low: $0, high: $1) : ValueRange(low: 0, high: 0)
    }
  }

  /// Whether the channel has one value everywhere, or none that is finite.
  func isDead(_ channel: Int) -> Bool { !(lowest[channel] < highest[channel]) }

  /// The channels from the highest mean to the lowest; of equals, the first comes first.
  package var strongestFirst: [Int] {
    channels(by: means)
  }

  /// The channels from the one with the largest number to the one with the smallest maximum. A map
  /// that is grey all over can have the highest mean, but not find anything.
  var brightestFirst: [Int] {
    channels(by: highest)
  }

  /// From the highest to the lowest; of equals, the first comes first.
  private func channels(by strengths: [Float]) -> [Int] {
    strengths.indices.sorted {
      strengths[$0] != strengths[$1] ? strengths[$0] > strengths[$1] : $0 < $1
    }
  }
}

extension LayerMaps {
  /// The maps that have one value everywhere. Single numbers are no such maps.
  public var deadMaps: [Int] {
    isStrip ? [] : (0..<channels).filter(statistics.isDead)
  }

  /// The channels from the one with the largest number to the one with the smallest maximum.
  package var brightestFirst: [Int] { statistics.brightestFirst }

  private var statistics: ChannelStatistics {
    withValues { ChannelStatistics(values: $0, channels: channels) }
  }
}
