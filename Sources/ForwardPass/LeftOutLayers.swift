/// The layers of a model that were left out of a pass, since some of them cannot be run.
public struct LeftOutLayers: Sendable, CustomStringConvertible {
  /// Why the first of them cannot be run.
  public let reason: ForwardPassError

  /// How many of them cannot be run themselves; the others stand behind these.
  public let unableCount: Int

  /// The names of all of them, in the model's order.
  public let layers: [String]

  /// One sentence, without a capital or a full stop.
  public var description: String {
    let others = unableCount == 1 ? "it" : "it and \(unableCount - 1) more that cannot be run"
    let behind = layers.count - unableCount
    let all =
      switch behind {
      case 0: unableCount == 1 ? "it is" : others + " are"
      case 1: others + " and the layer behind are"
      default: others + " and the \(behind) layers behind are"
      }
    return "\(reason); \(all) left out"
  }
}
