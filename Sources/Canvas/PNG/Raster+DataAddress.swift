import Scenes

extension Raster {
  /// The picture as an address that holds it, a PNG: `data:image/png;base64,…`.
  package func dataAddress() throws(CanvasError) -> String {
    let file = try PNGEncoder.encode(PixelRows(self))
    let text = file.withUnsafeBytes { base64($0) }
    return "data:image/png;base64," + String(decoding: text, as: UTF8.self)
  }
}
