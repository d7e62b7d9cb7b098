import Scenes

extension Color {
  /// The colour without its opacity, as 0xFFRRGGBB.
  var opaquePixel: UInt32 {
    0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }
}

extension Raster {
  /// Writes the colours of one row, as 0xFFRRGGBB each.
  func copyRow(_ row: Int, to destination: UnsafeMutablePointer<UInt32>) {
    copyRow(row, columns: 0..<width) { destination[$0] = $1 }
  }

  /// Calls the closure with each column's place in `columns` and its colour in that row. A column
  /// may be named many times: so pictures are enlarged.
  @inline(__always)
  func copyRow(
    _ row: Int, columns: some Sequence<Int>, _ store: (Int, UInt32) -> Void
  ) {
    switch pixels {
    case .indexed(let indices, let palette):
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { colors in
        colors.initialize(repeating: 0xFF00_0000)
        for (index, color) in palette.enumerated() { colors[index] = color.opaquePixel }
        indices.withUnsafeBufferPointer { indices in
          var place = 0
          for column in columns {
            store(place, colors[Int(indices[row * width + column])])
            place += 1
          }
        }
      }
    case .rgb(let components):
      components.withUnsafeBufferPointer { components in
        var place = 0
        for column in columns {
          let offset = 3 * (row * width + column)
          store(
            place,
            0xFF00_0000 | UInt32(components[offset]) << 16
              | UInt32(components[offset + 1]) << 8 | UInt32(components[offset + 2]))
          place += 1
        }
      }
    }
  }
}

extension CairoSurface {
  /// The pixels of a raster of at least one pixel.
  static func pixels(of raster: Raster) throws(CanvasError) -> CairoSurface {
    let surface = try CairoSurface.pixels(width: raster.width, height: raster.height)
    surface.withPixels { pixels, stride in
      for row in 0..<raster.height {
        raster.copyRow(row, to: pixels + row * stride)
      }
    }
    return surface
  }
}
