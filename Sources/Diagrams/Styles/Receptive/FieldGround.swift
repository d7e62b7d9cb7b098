import ModelDescription
import Scenes

/// What fields are drawn on: the picture, and around it the padding that they reach into.
struct FieldGround {
  let fields: FieldList
  let photograph: Raster?
  let sheet: Sheet

  /// Height and width of the frame in pixels of the input: the picture, or a little more than the
  /// largest field up to twice the picture.
  var frame: Extent {
    func reach(_ axis: Axis) -> Int {
      let size = fields.input[axis]
      let largest = fields.entries.map { $0.field[axis] }.filter { $0 <= 2 * size }.max() ?? size
      return largest > size ? largest + max(largest / 20, 2) : size
    }
    return Extent(height: reach(.height), width: reach(.width))
  }

  /// Whether the frame shows more than the picture.
  var hasPadding: Bool { frame != fields.input }

  /// Whether a field is small enough to be drawn.
  func isDrawn(_ field: Extent) -> Bool {
    Axis.allCases.allSatisfy { field[$0] <= 2 * fields.input[$0] }
  }

  /// The rectangle of so many pixels around the middle of the frame's place on the page.
  func rectangle(of size: Extent, in place: Rectangle) -> Rectangle {
    let scale = place.width / Double(frame.width)
    let (width, height) = (Double(size.width) * scale, Double(size.height) * scale)
    return Rectangle(
      x: place.midX - width / 2, y: place.midY - height / 2, width: width, height: height)
  }

  func elements(in place: Rectangle) -> [Element] {
    let picture = rectangle(of: fields.input, in: place)
    var elements: [Element] = []
    if hasPadding {
      let dotted = sheet.stroke(sheet.theme.faintLine, dashes: [1, 2])
      let ground = sheet.theme.ground.mixed(with: sheet.theme.line, 0.07)
      elements.append(.box(Box(frame: place, fill: ground, stroke: dotted)))
    }
    if let photograph {
      let ratio = Double(fields.input.width) / Double(fields.input.height)
      elements.append(
        .picture(
          Picture(raster: photograph.cut(toRatio: ratio), frame: picture, isSmooth: true)))
    } else {
      elements.append(.box(Box(frame: picture, fill: sheet.theme[.input].fill)))
      elements.append(grid(in: picture))
    }
    elements.append(.box(Box(frame: picture, stroke: sheet.stroke())))
    return elements
  }

  /// Lines at whole steps of pixels, some ten of them.
  private func grid(in picture: Rectangle) -> Element {
    let size = max(fields.input.height, fields.input.width)
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { $0 * 16 >= size } ?? max(size / 10, 1)
    let scale = picture.width / Double(fields.input.width)
    var lines: [Path.Step] = []
    for x in stride(from: step, to: fields.input.width, by: step) {
      let x = picture.minX + Double(x) * scale
      lines += [.move(Point(x: x, y: picture.minY)), .line(Point(x: x, y: picture.maxY))]
    }
    for y in stride(from: step, to: fields.input.height, by: step) {
      let y = picture.minY + Double(y) * scale
      lines += [.move(Point(x: picture.minX, y: y)), .line(Point(x: picture.maxX, y: y))]
    }
    let color = sheet.theme[.input].fill.mixed(with: sheet.theme.line, 0.2)
    return .path(PathShape(path: Path(lines), stroke: Stroke(color: color, width: 0.3)))
  }
}

extension Raster {
  /// The middle of the raster with a ratio of width to height.
  fileprivate func cut(toRatio ratio: Double) -> Raster {
    let newWidth = min(width, max(1, Int((Double(height) * ratio).rounded())))
    let newHeight = min(height, max(1, Int((Double(width) / ratio).rounded())))
    guard newWidth < width || newHeight < height else { return self }
    let (left, top) = ((width - newWidth) / 2, (height - newHeight) / 2)
    func cut(_ bytes: [UInt8], of count: Int) -> [UInt8] {
      var result: [UInt8] = []
      result.reserveCapacity(newWidth * newHeight * count)
      for row in top..<(top + newHeight) {
        let start = (row * width + left) * count
        result += bytes[start..<(start + newWidth * count)]
      }
      return result
    }
    let pixels: Pixels =
      switch self.pixels {
      case .indexed(let indices, let palette): .indexed(cut(indices, of: 1), palette: palette)
      case .rgb(let components): .rgb(cut(components, of: 3))
      }
    return Raster(width: newWidth, height: newHeight, pixels: pixels)
  }
}
