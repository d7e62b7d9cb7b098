import Scenes

/// What the filters of a convolution look for: their kernels as pictures.
public enum FilterFigure {
  /// The figure as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// Filters that see red, green and blue are colour pictures, with grey for zero;
  /// those that see one are grey. Deeper ones are rows: a filter's kernel for each channel that it
  /// sees, as many as fit.
  public static func scene(
    of filters: LayerFilters, header: FeatureMapHeader, options: FilterOptions = FilterOptions(),
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) throws -> Scene {
    let isRows = filters.inputs != 1 && !filters.seesColors
    let most = max(options.count ?? (isRows ? 48 : filters.outputs), 1)
    let shown = try options.order.chosen(most, of: filters)
    let layout = FilterLayout(
      filters: filters, shown: shown, header: header, options: options, style: style,
      typesetting: Typesetting(measuring: measuring))
    return isRows ? layout.rows() : layout.pictures()
  }
}
