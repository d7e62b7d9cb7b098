/// What the reader of a figure of filters may choose.
public struct FilterOptions: Hashable, Sendable {
  /// Whether each filter has its own scale instead of one for the layer.
  public var hasOwnScales: Bool
  public var order: FilterOrder

  /// How many filters are shown at most; `nil` for all of those that are pictures, and 48 of those
  /// that are rows of kernels.
  public var count: Int?

  /// Pictures in a row; `nil` for what makes the figure compact.
  public var columns: Int?

  /// The width that the figure comes close to, in pixels.
  public var width: Int
  public var language: CaptionLanguage

  public init(
    hasOwnScales: Bool = false, order: FilterOrder = .strength, count: Int? = nil,
    columns: Int? = nil, width: Int = 1200, language: CaptionLanguage = .english
  ) {
    self.hasOwnScales = hasOwnScales
    self.order = order
    self.count = count
    self.columns = columns
    self.width = width
    self.language = language
  }
}
