import Scenes

/// Pictures that excite the channels of a layer, in even rows, with the settings that made them.
public enum MaximizationFigure {
  /// The page as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// - Parameters:
  ///   - inputs: pictures of one size.
  ///   - settings: what the pictures were made with.
  ///   - columns: the number of pictures in a row; `nil` for what is even.
  ///   - width: the width that the figure comes close to, in points.
  public static func scene(
    of inputs: [ExcitingInput], layer: String, settings: Settings, header: FeatureMapHeader,
    columns: Int? = nil, width: Int = 1200, language: CaptionLanguage = .english,
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) -> Scene {
    let typesetting = Typesetting(measuring: measuring)
    let (words, captions) = (language.maximizationWords, language.captions)
    let strong = Font(family: style.family, size: style.textSize, bold: true)
    let foot = [strong, style.labelFont].reduce(4) { $0 + measuring.measure("0", font: $1).height }
    let raster = inputs.first?.raster
    let grid = EvenPanels(
      count: inputs.count, columns: columns, most: inputs.count == 9 ? 3 : 4,
      room: min(Double(min(max(width, 320), 16384)) - 2 * style.margin, roomWanted(inputs.count)),
      aspect: raster.map { Double($0.width) / Double($0.height) } ?? 1,
      footHeight: foot.rounded(.up), gap: 16)
    let pageWidth = max(grid.totalWidth, 560)
    var page = PageColumn(
      left: style.margin, width: pageWidth, y: style.margin, typesetting: typesetting)
    let title = [header.modelName, layer, words.title].joinedByDots()
    page.addTitle(title, style: style)
    page.space(4)
    page.addParagraph(
      ([words.settings(settings)] + header.origins(captions)).joined(separator: " · "),
      font: style.textFont, color: style.quietColor)
    page.space(style.sectionGap)
    let corner = Point(x: page.left, y: page.y.rounded())
    for (index, input) in inputs.enumerated() {
      let frame = grid.frame(index, from: corner)
      page.elements.append(.picture(Picture(raster: input.raster, frame: frame, isSmooth: true)))
      var column = PageColumn(
        left: frame.minX, width: grid.width, y: frame.maxY + 4, typesetting: typesetting)
      column.addLines([words.channel(input.channel)], font: strong, color: style.textColor)
      column.addLines(
        ["\(NumberText.short(input.firstScore)) → \(NumberText.short(input.lastScore))"],
        font: style.labelFont, color: style.quietColor)
      page.elements += column.elements
    }
    page.y = corner.y + grid.height(of: inputs.count) + style.sectionGap
    page.addParagraph(words.note, font: style.textFont, color: style.quietColor)
    return Scene(
      size: Size(width: pageWidth + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: words.description(layer), language: language.code)
  }

  /// A few pictures need no whole page.
  private static func roomWanted(_ count: Int) -> Double {
    switch count {
    case 1: 560
    case 2...4, 9: 840
    default: .infinity
    }
  }

  /// What pictures were made with, as figures print it.
  public struct Settings: Hashable, Sendable {
    public var steps: Int
    public var stepSize: Float
    public var decay: Float
    public var smoothness: Float
    public var jitter: Int
    public var seed: UInt64

    public init(
      steps: Int, stepSize: Float, decay: Float, smoothness: Float, jitter: Int, seed: UInt64
    ) {
      self.steps = steps
      self.stepSize = stepSize
      self.decay = decay
      self.smoothness = smoothness
      self.jitter = jitter
      self.seed = seed
    }
  }
}
