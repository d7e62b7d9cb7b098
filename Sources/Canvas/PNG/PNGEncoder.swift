import Scenes

/// Writes pixels as a PNG file.
enum PNGEncoder {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The bytes of the file: sRGB, with the resolution, and title and description as texts.
  static func encode(
    _ rows: PixelRows, dpi: Double? = nil, title: String = "", description: String = ""
  ) -> [UInt8] {
    var file = signature
    append("IHDR", header(rows), to: &file)
    append("sRGB", [0], to: &file)
    if let dpi {
      // Pixels per metre, twice, and the number that says "metre".
      let resolution = UInt32(max(1, min(2e9, (dpi / 0.0254).rounded())))
      append("pHYs", resolution.bigEndianBytes + resolution.bigEndianBytes + [1], to: &file)
    }
    appendText("Title", title, to: &file)
    appendText("Description", description, to: &file)
    if case .palette(let colors) = rows.kind {
      append("PLTE", colors.flatMap { [$0.red, $0.green, $0.blue] }, to: &file)
    }
    append("IDAT", RowCompressor(rows).compress(), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private static func header(_ rows: PixelRows) -> [UInt8] {
    let colorType: UInt8 =
      switch rows.kind {
      case .gray: 0
      case .palette: 3
      case .rgb: 2
      case .rgba: 6
      }
    return UInt32(rows.width).bigEndianBytes + UInt32(rows.height).bigEndianBytes
      + [8, colorType, 0, 0, 0]
  }

  /// An international text chunk, not compressed, of no language.
  private static func appendText(_ keyword: String, _ text: String, to file: inout [UInt8]) {
    if text.isEmpty { return }
    append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8), to: &file)
  }

  private static func append(_ name: String, _ content: [UInt8], to file: inout [UInt8]) {
    file += UInt32(content.count).bigEndianBytes
    let start = file.count
    file += name.utf8
    file += content
    file += cyclicRedundancyCheck(file[start...]).bigEndianBytes
  }
}
