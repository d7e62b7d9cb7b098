/// What is known of some values. Only finite ones count.
public struct ValueStatistics: Hashable, Sendable {
  /// How many are finite, and how many are not.
  public private(set) var count = 0
  public private(set) var nonFiniteCount = 0

  /// How many are 0.
  public private(set) var zeroCount = 0

  public private(set) var sum = 0.0

  /// The smallest and the largest value; 0 without any.
  public private(set) var lowest: Float = 0
  public private(set) var highest: Float = 0

  /// The mean of the squares of what lies between each value and the mean.
  public private(set) var variance = 0.0

  /// Every `stride`th value from `start` on.
  init(_ values: UnsafeBufferPointer<Float>, from start: Int = 0, stride step: Int = 1) {
    let places = stride(from: start, to: values.count, by: step)
    (lowest, highest) = (.infinity, -.infinity)
    for place in places {
      let value = values[place]
      guard value.isFinite else {
        nonFiniteCount += 1
        continue
      }
      count += 1
      sum += Double(value)
      if value == 0 { zeroCount += 1 }
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    guard count > 0 else {
      (lowest, highest) = (0, 0)
      return
    }
    var squares = 0.0
    for place in places where values[place].isFinite {
      let distance = Double(values[place]) - mean
      squares += distance * distance
    }
    variance = squares / Double(count)
  }

  /// 0 without any values.
  public var mean: Double { count > 0 ? sum / Double(count) : 0 }

  /// The share of zeros, from 0 to 1.
  public var zeroShare: Double { count > 0 ? Double(zeroCount) / Double(count) : 0 }

  /// Whether all values are one, as those of a dead map.
  public var isConstant: Bool { !(lowest < highest) }
}

extension LayerMaps {
  /// What is known of some maps, each by itself.
  func mapStatistics(of channels: [Int]) -> [ValueStatistics] {
    withValues { values in
      channels.map { ValueStatistics(values, from: $0, stride: self.channels) }
    }
  }
}
