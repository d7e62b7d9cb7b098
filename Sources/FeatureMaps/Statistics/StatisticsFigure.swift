import Scenes

/// A histogram of each layer's values, all on one page.
public enum StatisticsFigure {
  /// The page as a scene, in which one point is one pixel at 72 dpi.
  ///
  /// Each layer has a panel: its name and shape, how many values lie in each of equal bins on a
  /// logarithmic axis, and below in words its mean, zeros and dead maps.
  public static func scene(
    of layers: [LayerStatistics], header: FeatureMapHeader, language: CaptionLanguage = .english,
    style: FeatureMapStyle = FeatureMapStyle(), measuring: any TextMeasuring
  ) -> Scene {
    let typesetting = Typesetting(measuring: measuring)
    let captions = language.captions
    let panelSize = Size(width: 360, height: 196)
    let gap = Size(width: 36, height: 28)
    let columns = min(max(layers.count, 1), layers.count == 4 ? 2 : 3)
    let width = max(
      Double(columns) * (panelSize.width + gap.width) - gap.width, 2 * panelSize.width)
    var page = PageColumn(
      left: style.margin, width: width, y: style.margin, typesetting: typesetting)
    let title = typesetting.shortened(
      [header.modelName, captions.statisticsTitle].joinedByDots(), font: style.titleFont,
      limit: width)
    page.addLines([title], font: style.titleFont, color: style.textColor)
    page.space(4)
    page.addParagraph(
      header.origins(captions).joined(separator: " · "), font: style.textFont,
      color: style.quietColor)
    page.addParagraph(captions.statisticsNote, font: style.textFont, color: style.quietColor)
    page.space(style.sectionGap)
    let top = page.y.rounded()
    for (index, layer) in layers.enumerated() {
      let frame = Rectangle(
        x: style.margin + Double(index % columns) * (panelSize.width + gap.width),
        y: top + Double(index / columns) * (panelSize.height + gap.height),
        width: panelSize.width, height: panelSize.height)
      let panel = HistogramPanel(
        layer: layer, frame: frame, captions: captions, style: style, typesetting: typesetting)
      page.elements.append(panel.element())
      page.y = frame.maxY
    }
    return Scene(
      size: Size(width: width + 2 * style.margin, height: (page.y + style.margin).rounded(.up)),
      background: style.background, elements: page.elements, title: title,
      description: captions.statisticsDescription(layers.count), language: language.code)
  }
}
