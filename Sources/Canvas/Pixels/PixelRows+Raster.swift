import Scenes

extension PixelRows {
  /// The pixels of a raster as they are.
  init(_ raster: Raster) {
    let rowLength: Int
    let pixels: [UInt8]
    switch raster.pixels {
    case .indexed(let indices, let palette):
      self.init(width: raster.width, kind: .palette(palette))
      (rowLength, pixels) = (raster.width, indices)
    case .rgb(let components):
      self.init(width: raster.width, kind: .rgb)
      (rowLength, pixels) = (3 * raster.width, components)
    }
    pixels.withUnsafeBufferPointer { pixels in
      guard let start = pixels.baseAddress else { return }
      for row in 0..<raster.height {
        _ = append { stored in
          stored.update(from: start + row * rowLength, count: rowLength)
          return true
        }
      }
    }
  }
}
