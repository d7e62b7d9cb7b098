import Scenes

/// The rows of a raster as 0xFFRRGGBB pixels.
struct RasterRows {
  let raster: Raster

  /// What each palette index stands for; none of other rasters.
  private let colors: [UInt32]

  init(_ raster: Raster) {
    self.raster = raster
    guard case .indexed(_, let palette) = raster.pixels else {
      colors = []
      return
    }
    let black: UInt32 = 0xFF00_0000
    colors =
      palette.map(\.opaquePixel) + Array(repeating: black, count: max(0, 256 - palette.count))
  }

  /// Writes the colours of the named columns of one row. A column may be named many times: so
  /// pictures are enlarged.
  func copy(_ row: Int, columns: [Int], to target: UnsafeMutablePointer<UInt32>) {
    let start = row * raster.width
    switch raster.pixels {
    case .indexed(let indices, _):
      indices.withUnsafeBufferPointer { indices in
        colors.withUnsafeBufferPointer { colors in
          for (place, column) in columns.enumerated() {
            target[place] = colors[Int(indices[start &+ column])]
          }
        }
      }
    case .rgb(let components):
      components.withUnsafeBufferPointer { components in
        for (place, column) in columns.enumerated() {
          let offset = 3 &* (start &+ column)
          let (red, green) = (UInt32(components[offset]), UInt32(components[offset &+ 1]))
          target[place] = 0xFF00_0000 | red << 16 | green << 8 | UInt32(components[offset &+ 2])
        }
      }
    }
  }

  /// Whether two rows look the same.
  func areEqual(_ first: Int, _ second: Int) -> Bool {
    switch raster.pixels {
    case .indexed(let bytes, _): areEqual(first, second, in: bytes, length: raster.width)
    case .rgb(let bytes): areEqual(first, second, in: bytes, length: 3 * raster.width)
    }
  }

  private func areEqual(_ first: Int, _ second: Int, in bytes: [UInt8], length: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return true }
      return equal(base + first * length, base + second * length, count: length)
    }
  }
}

extension Color {
  /// The colour without its opacity, as 0xFFRRGGBB.
  var opaquePixel: UInt32 {
    0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }
}

extension CairoSurface {
  /// The pixels of a raster of at least one pixel.
  static func pixels(of raster: Raster) throws(CanvasError) -> CairoSurface {
    let surface = try CairoSurface.pixels(width: raster.width, height: raster.height)
    let (rows, columns) = (RasterRows(raster), Array(0..<raster.width))
    surface.withPixels { pixels, stride in
      for row in 0..<raster.height {
        rows.copy(row, columns: columns, to: pixels + row * stride)
      }
    }
    return surface
  }
}
