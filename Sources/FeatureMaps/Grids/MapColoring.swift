import Scenes

/// The values of a layer as levels of a colour map, and what the levels mean.
package struct MapColoring: Sendable {
  package let statistics: ChannelStatistics

  /// One range for the layer, or one for each channel.
  let ranges: [ValueRange]

  /// The scale used.
  let scale: MapScale

  /// The colour map used.
  package let colorMap: ColorMap

  /// One level for each value, in height × width × channels.
  package let levels: [UInt8]

  private let isStrip: Bool

  /// Where the reader leaves the choice, layers that reach well below zero, and those in diverging
  /// colours, have the diverging scale, and that scale has diverging colours. Single numbers have no
  /// scale of their own: they take the layer's.
  ///
  /// - Parameters:
  ///   - isStrip: whether each map is a single number, if the maps do not tell themselves.
  ///   - colorMap: the colours asked for.
  ///   - scale: the scale asked for.
  package init(
    _ maps: LayerMaps, isStrip: Bool? = nil, colorMap askedColors: ColorMap?,
    scale askedScale: MapScale?
  ) {
    let isStrip = isStrip ?? maps.isStrip
    self.isStrip = isStrip
    (statistics, scale, colorMap, ranges, levels) = maps.withValues { values in
      let statistics = ChannelStatistics(values: values, channels: maps.channels)
      let scale: MapScale
      if let askedScale {
        scale = isStrip && askedScale == .channel ? .layer : askedScale
      } else {
        let isDiverging =
          askedColors?.isDiverging ?? ValueRange.reachesBelowZero(values, statistics: statistics)
        scale = isDiverging ? .diverging : .layer
      }
      let colorMap = askedColors ?? (scale == .diverging ? .rdbu : .viridis)
      let ranges =
        switch scale {
        case .layer: [ValueRange(layerOf: values, statistics: statistics)]
        case .channel: statistics.ranges
        case .percentile: [ValueRange(percentilesOf: values, statistics: statistics)]
        case .diverging: [ValueRange(aroundZeroOf: values, statistics: statistics)]
        }
      let levels = LevelMaking.levels(
        of: values, channels: maps.channels, ranges: ranges, levels: colorMap.levels,
        neutral: colorMap.neutralLevel)
      return (statistics, scale, colorMap, ranges, levels)
    }
  }

  /// The maps of `shown` that have one value everywhere. Single numbers are no such maps.
  func deadMaps(among shown: [Int]) -> [Int] {
    isStrip ? [] : shown.filter(statistics.isDead)
  }

  /// The range of the layer's one scale; `nil` where each map has its own.
  var layerRange: ValueRange? { scale == .channel ? nil : ranges.first }

  /// What the colour bar's ends and middle mean.
  func tickLabels(_ captions: Captions) -> [String] {
    guard let range = layerRange else { return [captions.ownMinimum, "", captions.ownMaximum] }
    guard !range.isEmpty else { return [NumberText.short(range.low)] }
    var labels = NumberText.ticks(low: range.low, high: range.high)
    if range.isClipped, let last = labels.popLast() {
      labels.append(scale == .diverging ? "≥ \(last)" : captions.orMore(last))
    }
    if range.isClippedBelow {
      labels[0] = scale == .diverging ? "≤ \(labels[0])" : captions.orLess(labels[0])
    }
    return labels
  }

  /// What the colour bar's ends and quarters mean, in few letters.
  func quarterLabels(_ captions: Captions) -> [String] {
    guard let range = layerRange else {
      return [captions.ownMinimum, "¼", "½", "¾", captions.ownMaximum]
    }
    guard !range.isEmpty else { return tickLabels(captions) }
    var labels = NumberText.ticks(low: range.low, high: range.high, parts: 4)
    if range.isClipped { labels[4] = "≥ " + labels[4] }
    if range.isClippedBelow { labels[0] = "≤ " + labels[0] }
    return labels
  }

  /// What the reader must know of the colours, in sentences. `shown` are the channels drawn.
  func note(_ captions: Captions, shown: [Int]) -> String {
    var sentences: [String] = []
    if let range = layerRange {
      let high = NumberText.ticks(low: range.low, high: range.high)[2]
      if range.isEmpty {
        sentences.append(captions.constantLayerNote(NumberText.short(range.low)))
      } else if scale == .diverging {
        sentences.append(
          range.isClipped || range.isClippedBelow
            ? captions.clippedDivergingNote(high) : captions.wholeDivergingNote)
      } else if range.isClipped || range.isClippedBelow {
        sentences.append(
          scale == .percentile ? captions.percentileScaleNote : captions.clippedScaleNote(high))
      } else {
        sentences.append(captions.wholeScaleNote)
      }
    } else {
      sentences.append(captions.channelScaleNote)
    }
    let dead = deadMaps(among: shown).count
    if dead > 0 { sentences.append(captions.deadMapsNote(dead)) }
    if statistics.nonFiniteCount > 0 {
      sentences.append(captions.nonFiniteNote(NumberText.grouped(statistics.nonFiniteCount)))
    }
    return sentences.joined(separator: captions.sentenceSeparator)
  }
}
