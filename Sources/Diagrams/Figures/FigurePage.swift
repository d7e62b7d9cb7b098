import Scenes

/// The page around a drawing.
struct FigurePage {
  let options: FigureOptions
  let margin: Double
  let measuring: any TextMeasuring

  /// The sizes of text that are tried, largest first.
  private var fontSizes: [Double] {
    if let size = options.fontSize { return [size] }
    guard options.width != nil || options.height != nil else { return [10] }
    // Pages larger than any of a book are slides and posters, which are read from afar.
    let isLarge =
      min(options.width ?? 0, options.height ?? 0) > 400
      && max(options.width ?? 0, options.height ?? 0) > 864
    let large: [Double] = isLarge ? [18, 16, 14, 12, 11, 10] : []
    return large + [9, 8.5, 8, 7.5, 7, 6.75]
  }

  private var family: String { options.fontFamily ?? options.theme.fontFamily }

  /// The drawing with the largest texts with which it fits into the page.
  func fit(
    _ draw: (Sheet) throws(FigureError) -> [Element]
  ) throws(FigureError) -> (elements: [Element], fontSize: Double) {
    var last: (elements: [Element], fontSize: Double) = ([], 0)
    for size in fontSizes {
      let room = self.room(fontSize: size)
      let elements = try draw(sheet(fontSize: size, room: room))
      last = (elements, size)
      guard let bounds = Element.bounds(of: elements, measuring: measuring) else { return last }
      let scale = min(
        (room.width ?? .infinity) / bounds.width, (room.height ?? .infinity) / bounds.height)
      // Half a point is not worth smaller letters.
      if scale > 0.995 { return (elements, size) }
    }
    return last
  }

  private func sheet(fontSize: Double, room: (width: Double?, height: Double?)) -> Sheet {
    Sheet(
      theme: options.theme, language: options.language, measuring: measuring, width: room.width,
      height: room.height, direction: options.direction, fontFamily: family, fontSize: fontSize)
  }

  /// What is left of the page for the drawing.
  private func room(fontSize: Double) -> (width: Double?, height: Double?) {
    let width = options.width.map { max($0 - 2 * margin, 1) }
    let height = options.height.map { height in
      let texts = headAndFoot(width: width ?? 360, fontSize: fontSize)
      return max(height - 2 * margin - texts.head.height - texts.foot.height, 1)
    }
    return (width, height)
  }

  /// A drawing with texts of a size on its page, reduced where it is too large.
  func scene(
    _ elements: [Element], fontSize: Double, title: String, description: String
  ) -> Scene {
    let bounds =
      Element.bounds(of: elements, measuring: measuring)
      ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
    let pageWidth = options.width ?? (bounds.width + 2 * margin)
    let texts = headAndFoot(width: max(pageWidth - 2 * margin, 120), fontSize: fontSize)
    let width = options.width ?? max(pageWidth, texts.width + 2 * margin)
    let around = texts.head.height + texts.foot.height + 2 * margin
    let scale = min(
      1, (width - 2 * margin) / bounds.width,
      ((options.height ?? .infinity) - around) / bounds.height)
    let height = options.height ?? (bounds.height * scale + around)
    let left = (width - bounds.width * scale) / 2
    let top = margin + texts.head.height
    let spare = max(0, height - around - bounds.height * scale)
    let drawing = elements.map {
      $0.scaled(by: scale).moved(x: left - bounds.x * scale, y: top + spare / 2 - bounds.y * scale)
    }
    return Scene(
      size: Size(width: width, height: height), background: options.theme.background,
      elements: texts.head.lines(from: margin, middle: width / 2) + drawing
        + texts.foot.lines(from: height - margin - texts.foot.height, middle: width / 2),
      title: title, description: description,
      language: options.language == .chinese ? "zh-CN" : "en")
  }

  /// Centred lines of text and the height that they take, the gap to the drawing included.
  private struct Lines {
    var strings: [String] = []
    var font: Font
    var color: Color
    var gapBefore = 0.0
    var gapAfter = 0.0

    private var pitch: Double { font.size * 1.35 }

    var height: Double {
      strings.isEmpty ? 0 : gapBefore + Double(strings.count) * pitch + gapAfter
    }

    func lines(from top: Double, middle: Double) -> [Element] {
      strings.enumerated().map { index, string in
        let baseline = top + gapBefore + (Double(index) + 0.78) * pitch
        return .text(
          Text(
            [TextRun(string, font: font, color: color)], at: Point(x: middle, y: baseline),
            alignment: .middle))
      }
    }
  }

  private func headAndFoot(
    width: Double, fontSize: Double
  ) -> (head: Lines, foot: Lines, width: Double) {
    var head = Lines(
      font: Font(family: family, size: fontSize * 1.25, bold: true), color: options.theme.text,
      gapAfter: fontSize * 0.8)
    var foot = Lines(
      font: Font(family: family, size: fontSize), color: options.theme.text,
      gapBefore: fontSize * 0.8)
    let typesetting = Typesetting(measuring: measuring)
    if let title = options.title, !title.isEmpty {
      head.strings = typesetting.wrapped(title, font: head.font, limit: width)
    }
    if let caption = options.caption, !caption.isEmpty {
      foot.strings = typesetting.wrapped(caption, font: foot.font, limit: width)
    }
    let widths =
      head.strings.map { typesetting.width($0, head.font) }
      + foot.strings.map { typesetting.width($0, foot.font) }
    return (head, foot, widths.max() ?? 0)
  }
}
