import Scenes

/// The values of a layer as levels of a colour map, and what the levels mean.
struct MapColoring {
  let statistics: ChannelStatistics

  /// One range for the layer, or one for each channel.
  let ranges: [ValueRange]

  /// The scale asked for; `layer` for single numbers, which have no scale of their own.
  let scale: MapScale
  let colorMap: ColorMap

  /// One level for each value, in height × width × channels.
  let levels: [UInt8]

  init(_ maps: LayerMaps, colorMap: ColorMap, scale: MapScale) {
    self.colorMap = colorMap
    let scale = maps.isStrip ? .layer : scale
    self.scale = scale
    (statistics, ranges, levels) = maps.withValues { values in
      let statistics = ChannelStatistics(values: values, channels: maps.channels)
      let ranges =
        switch scale {
        case .layer: [ValueRange(layerOf: values, statistics: statistics)]
        case .channel: statistics.ranges
        }
      let levels = LevelMaking.levels(
        of: values, channels: maps.channels, ranges: ranges, levels: colorMap.levels)
      return (statistics, ranges, levels)
    }
  }

  /// The colours, and the place among them of the page's colour, on which maps lie.
  static func palette(_ colorMap: ColorMap, page: Color) -> (colors: [Color], page: UInt8) {
    var colors = colorMap.palette
    if let index = colors.lastIndex(of: page) { return (colors, UInt8(index)) }
    guard colors.count < 256 else { return (colors, UInt8(colors.count - 1)) }
    colors.append(page)
    return (colors, UInt8(colors.count - 1))
  }

  /// The range of the layer's one scale; `nil` where each map has its own.
  var layerRange: ValueRange? { scale == .layer ? ranges.first : nil }

  /// What the colour bar's ends and middle mean.
  func tickLabels(_ captions: Captions) -> [String] {
    guard let range = layerRange else { return [captions.ownMinimum, "", captions.ownMaximum] }
    guard !range.isEmpty else { return [NumberText.short(range.low)] }
    var labels = NumberText.ticks(low: range.low, high: range.high)
    if range.isClipped, let last = labels.popLast() { labels.append(captions.orMore(last)) }
    return labels
  }

  /// What the reader must know of the colours, in sentences. `shown` are the channels drawn.
  func note(_ captions: Captions, shown: [Int]) -> String {
    var sentences: [String] = []
    if let range = layerRange {
      if range.isEmpty {
        sentences.append(captions.constantLayerNote(NumberText.short(range.low)))
      } else if range.isClipped {
        sentences.append(
          captions.clippedScaleNote(NumberText.ticks(low: range.low, high: range.high)[2]))
      } else {
        sentences.append(captions.wholeScaleNote)
      }
    } else {
      sentences.append(captions.channelScaleNote)
      let constant = shown.count { ranges[$0].isEmpty }
      if constant > 0 { sentences.append(captions.constantMapsNote(constant)) }
    }
    if statistics.nonFiniteCount > 0 {
      sentences.append(captions.nonFiniteNote(NumberText.grouped(statistics.nonFiniteCount)))
    }
    return sentences.joined(separator: captions.sentenceSeparator)
  }
}
