import Scenes

/// A well-known way to show feature maps: how others' tools make numbers into a picture, pixel for
/// pixel, so that figures of articles and courses can be made again.
///
/// Where a tool fails on maps that are constant (it divides by nothing), they are drawn in the
/// lowest colour.
public enum MapRecipe: String, CaseIterable, Hashable, Sendable {
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

  /// torchvision's `make_grid(nrow=8, normalize=True)` and `save_image`.
  case torchvision

  /// The Deep Visualization Toolbox of Yosinski and others (2015).
  case deepvis

  /// CNN Explainer (Wang and others, 2020): blue above zero, red below.
  case cnnexplainer

  /// Captum's `visualize_image_attr` with its defaults: the sum over the channels.
  case captum

  /// keract's `display_activations`: each map in its own scale.
  case keract

  /// tf-explain's `ExtractActivations`: all maps in one scale, without lines.
  case tfexplain

  /// The picture of a layer's maps.
  ///
  /// - Parameters:
  ///   - channels: which maps are shown, in this order. Where the tool scales all of them together,
  ///     the others do not count.
  ///   - columns: how many stand in a row; `nil` for what the tool does.
  public func picture(
    of maps: LayerMaps, channels: ChannelSelection = .all, columns: Int? = nil
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
    case .torchvision: tiles.torchvision(columns: columns ?? 8)
    case .deepvis: tiles.deepvis(columns: columns)
    case .cnnexplainer: tiles.cnnExplainer(columns: columns)
    case .captum: tiles.captum()
    case .keract: tiles.keract(columns: columns)
    case .tfexplain: tiles.tfExplain(columns: columns)
    }
  }
}
