import Scenes

/// A well-known way to show feature maps: how others' tools make numbers into a picture, pixel for
/// pixel, so that figures of articles and courses can be made again.
///
/// Where a tool fails on maps that are constant (it divides by nothing), they are drawn in the
/// lowest colour.
public enum MapRecipe: Hashable, Sendable {
  /// `vis_square` of Caffe's notebook "Classification: Instant Recognition" (2015): all maps in
  /// one scale, in a square with white lines.
  case caffe

  /// `vis_square` of Caffe's older notebook "Filter visualization" (2014): the same, with grey
  /// lines between the maps of conv3, conv4 and conv5.
  case caffe2014

  /// MATLAB's example "Visualize Activations of a Convolutional Neural Network": `mat2gray` and
  /// `montage`, without lines.
  case matlab

  /// Chollet's "Deep Learning with Python", second and third edition: each map by its own mean and
  /// deviation, sixteen in a row, in viridis. What sixteen do not divide is left out.
  case chollet

  /// The same book's first edition: without lines, and maps that add up to zero are no exception.
  case chollet1

  /// torchvision's `make_grid(nrow=8, normalize=True)` and `save_image`.
  case torchvision

  /// The Deep Visualization Toolbox of Yosinski and others (2015).
  ///
  /// - Parameters:
  ///   - boost: how far each map is brought up to the layer's brightest, from 0 to 1; a dead map
  ///     turns white at 1 where others are negative, as it does there.
  ///   - gamma: the exponent of all numbers, 1 or less.
  case deepvis(boost: Float = 0, gamma: Float = 1)

  /// CNN Explainer (Wang and others, 2020): blue above zero, red below, in one range for a
  /// convolution and what follows it, or for more.
  case cnnexplainer(SharedRange = .local)

  /// Captum's `visualize_image_attr`: the sum over the channels, of which magnitudes are shown unless
  /// another sign is chosen.
  case captum(ShownSign = .absolute)

  /// keract's `display_activations`: each map in its own scale.
  case keract

  /// tf-explain's `ExtractActivations`: all maps in one scale, without lines.
  case tfexplain

  /// For which layers CNN Explainer has one range.
  public enum SharedRange: String, CaseIterable, Hashable, Sendable {
    /// A convolution or dense layer and what follows it up to the next.
    case local

    /// All up to a pool, and this.
    case module

    /// All layers.
    case global
  }

  /// What Captum shows of numbers below and above zero.
  public enum ShownSign: String, CaseIterable, Hashable, Sendable {
    case absolute, all, positive, negative
  }

  /// The picture of a layer's maps.
  ///
  /// - Parameters:
  ///   - layers: the layers that are shown, in the network's order, this one among them. Where the
  ///     tool has one range for several, it is that of these.
  ///   - channels: which maps are shown, in this order. Where the tool scales all maps of a layer
  ///     together, only these count, but for the ranges that CNN Explainer shares.
  ///   - columns: how many stand in a row; `nil` for what the tool does.
  public func picture(
    of maps: LayerMaps, among layers: [LayerMaps] = [], channels: ChannelSelection = .all,
    columns: Int? = nil
  ) throws(ChannelSelectionError) -> RecipePicture {
    let chosen = try channels.channels(of: maps.name, count: maps.channels) {
      maps.withValues { ChannelStatistics(values: $0, channels: maps.channels) }.strongestFirst
    }
    let tiles = Tiles(maps, channels: chosen)
    return switch self {
    case .caffe: tiles.caffe(lines: 1, columns: columns)
    case .caffe2014: tiles.caffe(lines: Tiles.linesOf2014(maps.name), columns: columns)
    case .matlab: tiles.matlab(columns: columns)
    case .chollet: tiles.chollet(columns: columns ?? 16)
    case .chollet1: tiles.chollet1(columns: columns ?? 16)
    case .torchvision: tiles.torchvision(columns: columns ?? 8)
    case .deepvis(let boost, let gamma): tiles.deepvis(boost: boost, gamma: gamma, columns: columns)
    case .cnnexplainer(let range):
      tiles.cnnExplainer(largest: range.largest(for: maps, among: layers), columns: columns)
    case .captum(let sign): tiles.captum(sign)
    case .keract: tiles.keract(columns: columns)
    case .tfexplain: tiles.tfExplain(columns: columns)
    }
  }
}
