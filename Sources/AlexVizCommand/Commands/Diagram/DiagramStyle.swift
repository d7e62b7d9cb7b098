/// The kinds of figure that `diagram` draws, as `--style` names them.
enum DiagramStyle: String, Sendable, CaseIterable {
  case plotModel = "plot-model"
  case twoGPU = "two-gpu"
  case blocks
  case volumes
  case lenet
  case graph
  case timeline
  case receptive
  case compare

  /// What the figure shows, in a line.
  var summary: String {
    switch self {
    case .plotModel: "one table a layer with its shapes, as Keras's plot_model draws them"
    case .twoGPU: "the 2012 paper's figure: two oblique towers, one for each GPU"
    case .blocks: "one box a layer in the notation of textbooks, sizes between the boxes"
    case .volumes: "feature maps as boxes in space, channels as depth"
    case .lenet: "stacks of feature maps with receptive patches, as LeNet-5 was drawn"
    case .graph: "a compact graph for large networks, repeated blocks folded"
    case .timeline: "bars of parameters, multiply-accumulates and memory by layer"
    case .receptive: "the receptive field of each layer on a picture, true to scale"
    case .compare: "two or more models side by side with what differs marked"
    }
  }

  /// The styles with a line each, as `--list-styles` prints them.
  static var list: String {
    let width = (allCases.map(\.rawValue.count).max() ?? 0) + 2
    return allCases.map { style in
      style.rawValue + String(repeating: " ", count: width - style.rawValue.count) + style.summary
        + "\n"
    }.joined()
  }
}
