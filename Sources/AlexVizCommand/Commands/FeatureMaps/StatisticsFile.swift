import AlexViz
import CommandLineOptions
import ModelDescription
import Spelling

/// The file that the statistics of layers are written to.
struct StatisticsFile {
  private let path: String
  private let isJSON: Bool

  /// The file that the options name; `nil` if they name none.
  init?(_ invocation: Invocation) throws {
    guard let path = invocation[FeatureMapsOptions.statistics] else { return nil }
    self.path = path
    isJSON = path.hasSuffix(".json")
    guard isJSON || path.hasSuffix(".csv") else {
      throw invocation.usageError(
        .contradiction("\(path): statistics are written as .json or .csv"))
    }
  }

  func write(_ layers: [LayerStatistics]) throws {
    let text = isJSON ? StatisticsFile.json(layers) : StatisticsFile.table(layers)
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  // MARK: Comma-separated values

  /// A line for each layer, with `all` for the channel, and one for each of its maps.
  private static func table(_ layers: [LayerStatistics]) -> String {
    var lines = ["layer,channel," + ValueStatistics.names.joined(separator: ",")]
    for layer in layers {
      let name = MarkupText.csv(layer.name)
      lines.append(([name, "all"] + layer.whole.texts).joined(separator: ","))
      for (channel, map) in layer.maps.enumerated() {
        lines.append(([name, String(channel)] + map.texts).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: JSON

  private static func json(_ layers: [LayerStatistics]) -> String {
    let texts = layers.map { layer in
      let maps = layer.maps.map { "{\($0.members)}" }.joined(separator: ",\n      ")
      let counts = layer.histogram.counts.map(String.init).joined(separator: ", ")
      let dead = layer.deadMaps.map(String.init).joined(separator: ", ")
      return """
          {
            "name": \(jsonQuoted(layer.name)), "class_name": \(jsonQuoted(layer.className)),
            \(layer.whole.members),
            "dead_channels": [\(dead)],
            "histogram": {"low": \(layer.histogram.low), "high": \(layer.histogram.high), \
        "counts": [\(counts)]},
            "channels": [
              \(maps)
            ]
          }
        """
    }
    return "[\n\(texts.joined(separator: ",\n"))\n]\n"
  }
}

extension ValueStatistics {
  fileprivate static let names = [
    "count", "mean", "deviation", "minimum", "maximum", "zeros", "not_finite",
  ]

  fileprivate var texts: [String] {
    [
      "\(count)", "\(mean)", "\(variance.squareRoot())", "\(lowest)", "\(highest)", "\(zeroCount)",
      "\(nonFiniteCount)",
    ]
  }

  fileprivate var members: String {
    zip(ValueStatistics.names, texts).map { "\(jsonQuoted($0)): \($1)" }.joined(separator: ", ")
  }
}
