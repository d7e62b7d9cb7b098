import CImageCodecs
import Scenes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes pixels as a PNG file.
enum PNGEncoder {
  /// The bytes of the file: sRGB, with the resolution, and title and description as texts.
  static func encode(
    _ rows: PixelRows, dpi: Double? = nil, title: String = "", description: String = ""
  ) throws(CanvasError) -> [UInt8] {
    var palette: [UInt8] = []
    if case .palette(let colors) = rows.kind {
      palette = colors.flatMap { [$0.red, $0.green, $0.blue] }
    }
    var picture = PNGPicture()
    picture.width = UInt32(rows.width)
    picture.height = UInt32(rows.height)
    picture.components = Int32(rows.kind.bytesPerPixel)
    picture.palette_count = Int32(palette.count / 3)
    picture.row_count = rows.counts.count
    picture.resolution = dpi.map { UInt32(max(1, min(2e9, ($0 / 0.0254).rounded()))) } ?? 0
    let file = withUnsafePointers(
      rows.bytes, rows.counts, palette, title: title, description: description
    ) { bytes, counts, palette, title, description in
      picture.rows = bytes
      picture.counts = counts
      picture.palette = palette
      picture.title = title
      picture.description = description
      return png_picture_write(&picture)
    }
    guard let bytes = file.bytes else { throw .drawingFailed("there is not enough memory") }
    defer { free(bytes) }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: file.count))
  }

  /// Lends all arrays and texts at once.
  private static func withUnsafePointers(
    _ bytes: [UInt8], _ counts: [Int], _ palette: [UInt8], title: String, description: String,
    _ body: (
      UnsafePointer<UInt8>?, UnsafePointer<Int>?, UnsafePointer<UInt8>?, UnsafePointer<CChar>,
      UnsafePointer<CChar>
    ) -> PNGFile
  ) -> PNGFile {
    bytes.withUnsafeBufferPointer { bytes in
      counts.withUnsafeBufferPointer { counts in
        palette.withUnsafeBufferPointer { palette in
          title.withCString { title in
            description.withCString { description in
              body(bytes.baseAddress, counts.baseAddress, palette.baseAddress, title, description)
            }
          }
        }
      }
    }
  }
}
