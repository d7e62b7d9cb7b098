/// Why a style cannot draw a model.
public enum FigureError: Error, Hashable, Sendable {
  /// The style draws chains of layers, and a layer reads several others or is read by several.
  case notAChain(style: String, layer: String)

  /// The style draws one tower for each group of channels, and a layer has more than a page holds.
  case tooManyGroups(style: String, layer: String, groups: Int, limit: Int)

  /// The style draws feature maps, and there is none of a known size.
  case noFeatureMaps(style: String)

  /// A pattern for labels cannot be read.
  case pattern(String)

  /// The style needs something that was not given.
  case missing(style: String, what: String)

  /// There is nothing in the model that the style would draw.
  case nothingToDraw(style: String, what: String)
}

extension FigureError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAChain(let style, let layer):
      "the style \(style) draws layers one after another, but '\(layer)' is where ways part or meet; "
        + "blocks, graph, volumes and plot-model draw such networks"
    case .tooManyGroups(let style, let layer, let groups, let limit):
      "the style \(style) draws at most \(limit) towers, but '\(layer)' has \(groups) groups of channels"
    case .noFeatureMaps(let style):
      "the style \(style) draws feature maps, but the model has none of a known size"
    case .pattern(let sentence):
      sentence
    case .missing(let style, let what):
      "the style \(style) needs \(what)"
    case .nothingToDraw(let style, let what):
      "the model has no \(what), which the style \(style) draws"
    }
  }
}
