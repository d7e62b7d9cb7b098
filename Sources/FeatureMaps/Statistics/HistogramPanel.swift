import Scenes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One layer's histogram with its axes and what is known in words.
struct HistogramPanel {
  let layer: LayerStatistics
  let frame: Rectangle
  let captions: Captions
  let style: FeatureMapStyle
  let typesetting: Typesetting

  /// Of the counts at the vertical axis.
  private static let gutter = 52.0

  func element() -> Element {
    let strong = Font(family: style.family, size: style.textSize, bold: true)
    let line = typesetting.measuring.measure("0", font: style.textFont)
    let label = typesetting.measuring.measure("0", font: style.labelFont)
    let name = typesetting.shortenedInside(layer.name, font: strong, limit: frame.width * 0.6)
    let nameWidth = typesetting.width(name, strong)
    let shape = typesetting.shortened(
      layer.shapeText, font: style.textFont, limit: frame.width - nameWidth - 10)
    let baseline = (frame.minY + line.ascent).rounded(.up)
    var elements = [
      text(name, strong, style.textColor, at: Point(x: frame.minX, y: baseline)),
      text(
        shape, style.textFont, style.quietColor,
        at: Point(x: frame.minX + nameWidth + 10, y: baseline)),
    ]
    let foot = label.height + 4 + line.height + 4
    let plotTop = baseline + line.descent + 6
    let plot = Rectangle(
      x: frame.minX + HistogramPanel.gutter, y: plotTop,
      width: frame.width - HistogramPanel.gutter,
      height: (frame.maxY - foot - plotTop).rounded())
    elements += decades(in: plot, label: label) + bars(in: plot) + ends(below: plot, label: label)
    let words = typesetting.shortened(
      layer.facts(captions).joined(separator: " · "), font: style.textFont, limit: frame.width)
    elements.append(
      text(
        words, style.textFont, style.quietColor,
        at: Point(x: frame.minX, y: frame.maxY - line.descent)))
    return .group(
      Group(
        identifier: "histogram-\(layer.name)", classes: ["histogram"], title: layer.name,
        elements: elements))
  }

  // MARK: The plot

  /// The highest count, and at least 10, so that there is an axis.
  private var top: Double { Double(max(layer.histogram.counts.max() ?? 0, 10)) }

  /// A count's part of the axis, which begins at one half so that a single value is seen.
  private func part(_ count: Double) -> Double {
    count > 0 ? log(count * 2) / log(top * 2) : 0
  }

  private func bars(in plot: Rectangle) -> [Element] {
    let counts = layer.histogram.counts
    let step = plot.width / Double(counts.count)
    return counts.indices.filter { counts[$0] > 0 }.map { bin in
      let height = (part(Double(counts[bin])) * plot.height).rounded()
      let left = (plot.minX + Double(bin) * step).rounded()
      let right = (plot.minX + Double(bin + 1) * step).rounded()
      return .box(
        Box(
          frame: Rectangle(
            x: left, y: plot.maxY - height, width: max(right - left - 1, 1), height: height),
          fill: style.barColor))
    }
  }

  /// A line at 1, 10, 100 and so on, at most four of them, and the line on which bars stand.
  private func decades(in plot: Rectangle, label: TextMetrics) -> [Element] {
    var powers: [Int] = []
    var power = 1
    while Double(power) <= top {
      powers.append(power)
      power *= 10
    }
    let step = (powers.count + 3) / 4
    var elements: [Element] = []
    for power in stride(from: 0, to: powers.count, by: step).map({ powers[$0] }) {
      let y = (plot.maxY - part(Double(power)) * plot.height).rounded()
      elements.append(line(x: plot.minX, y: y, width: plot.width, color: style.outlineColor))
      elements.append(
        text(
          NumberText.grouped(power), style.labelFont, style.quietColor,
          at: Point(x: plot.minX - 6, y: y + (label.ascent - label.descent) / 2), .end))
    }
    return elements + [line(x: plot.minX, y: plot.maxY, width: plot.width, color: style.quietColor)]
  }

  /// The lowest and the highest value, and 0 between them where there is room.
  private func ends(below plot: Rectangle, label: TextMetrics) -> [Element] {
    let (low, high) = (layer.histogram.low, layer.histogram.high)
    let ticks = NumberText.ticks(low: Float(low), high: Float(high))
    let baseline = plot.maxY + 3 + label.ascent
    func tick(_ string: String, x: Double, _ alignment: Text.Alignment) -> Element {
      text(string, style.labelFont, style.quietColor, at: Point(x: x, y: baseline), alignment)
    }
    var elements = [tick(ticks[0], x: plot.minX, .start), tick(ticks[2], x: plot.maxX, .end)]
    let zero = plot.minX - low / (high - low) * plot.width
    let room = typesetting.width(ticks[0], style.labelFont) + 12
    if zero > plot.minX + room, zero < plot.maxX - room {
      elements += [
        .box(
          Box(
            frame: Rectangle(x: zero.rounded(), y: plot.maxY, width: 1, height: 3),
            fill: style.quietColor)),
        tick("0", x: zero, .middle),
      ]
    }
    return elements
  }

  private func line(x: Double, y: Double, width: Double, color: Color) -> Element {
    .box(Box(frame: Rectangle(x: x, y: y, width: width, height: 1), fill: color))
  }

  private func text(
    _ string: String, _ font: Font, _ color: Color, at anchor: Point,
    _ alignment: Text.Alignment = .start
  ) -> Element {
    .text(Text([TextRun(string, font: font, color: color)], at: anchor, alignment: alignment))
  }
}

extension LayerStatistics {
  /// Mean, zeros, dead maps and values that are not finite, in words.
  fileprivate func facts(_ captions: Captions) -> [String] {
    var facts = [
      captions.mean(NumberText.short(Float(whole.mean))),
      captions.zeros(NumberText.percent(Float(whole.zeroShare))),
    ]
    if !deadMaps.isEmpty { facts.append(captions.deadMaps(deadMaps.count)) }
    if whole.nonFiniteCount > 0 {
      facts.append(captions.nonFinite(NumberText.grouped(whole.nonFiniteCount)))
    }
    return facts
  }
}
