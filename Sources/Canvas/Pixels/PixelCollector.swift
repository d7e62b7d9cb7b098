import Scenes

/// Collects the rows of a picture in the smallest kind of pixel that holds them.
///
/// Greys stay one byte. Of other pictures the colours are numbered as they come; at the 257th the
/// greys are reduced, and if that is not enough, `append` gives up and the picture has to be
/// drawn again in full colours.
struct PixelCollector {
  /// What pixels are collected as.
  enum Mode {
    case gray, palette, rgb, rgba
  }

  private let mode: Mode
  private var rows: PixelRows
  private var table = ColorTable()
  private var isReduced = false
  private let keptGrays: Set<UInt8>

  /// - Parameter keptGrays: The levels that the scene names itself and that are never changed.
  init(width: Int, mode: Mode, keptGrays: Set<UInt8> = []) {
    self.mode = mode
    self.keptGrays = keptGrays
    let kind: PixelRows.Kind =
      switch mode {
      case .gray: .gray
      case .palette: .palette([])
      case .rgb: .rgb
      case .rgba: .rgba
      }
    rows = PixelRows(width: width, kind: kind)
  }

  /// Adds rows of 0xAARRGGBB pixels; false if there are too many colours for the mode.
  mutating func append(_ pixels: UnsafePointer<UInt32>, rows count: Int, stride: Int) -> Bool {
    for row in 0..<count {
      let source = pixels + row * stride
      if row > 0, equal(source, source - stride, count: rows.width * 4) {
        rows.repeatLast()
      } else if !append(source) {
        return false
      }
    }
    return true
  }

  /// The rows; palettes of greys alone are made plain greys.
  func finish() -> PixelRows {
    var rows = rows
    guard mode == .palette else { return rows }
    let palette = table.palette
    if palette.allSatisfy(\.isGray) {
      rows.renumber(palette.map(\.red), as: .gray)
    } else {
      rows.kind = .palette(palette)
    }
    return rows
  }

  private mutating func append(_ source: UnsafePointer<UInt32>) -> Bool {
    let width = rows.width
    switch mode {
    case .gray:
      return rows.append { stored in
        for column in 0..<width { stored[column] = UInt8(truncatingIfNeeded: source[column]) }
        return true
      }
    case .palette:
      if rows.append({ table.convert(source, count: width, to: $0) }) { return true }
      guard !isReduced, reduceGrays() else { return false }
      return rows.append { table.convert(source, count: width, to: $0) }
    case .rgb:
      return rows.append { stored in
        for column in 0..<width {
          let pixel = source[column]
          stored[3 * column] = UInt8(truncatingIfNeeded: pixel >> 16)
          stored[3 * column + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
          stored[3 * column + 2] = UInt8(truncatingIfNeeded: pixel)
        }
        return true
      }
    case .rgba:
      return rows.append { stored in
        for column in 0..<width { storeStraight(source[column], at: stored + 4 * column) }
        return true
      }
    }
  }

  /// Renumbers what is stored with reduced greys; false if that leaves no room.
  private mutating func reduceGrays() -> Bool {
    isReduced = true
    var reduced = ColorTable(reducingGraysExcept: keptGrays)
    let numbers = table.colors.compactMap { reduced.number(of: $0) }
    rows.renumber(numbers, as: rows.kind)
    table = reduced
    return reduced.colors.count < 256
  }
}

/// Stores a pixel whose colours are times its opacity as red, green, blue, opacity.
private func storeStraight(_ pixel: UInt32, at stored: UnsafeMutablePointer<UInt8>) {
  let alpha = pixel >> 24
  for (place, shift) in [16, 8, 0].enumerated() {
    let component = pixel >> UInt32(shift) & 0xFF
    stored[place] = alpha == 0 ? 0 : UInt8(min(255, (component * 255 + alpha / 2) / alpha))
  }
  stored[3] = UInt8(alpha)
}
