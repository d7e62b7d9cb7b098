/// What a file is, told by its first bytes; its name is not looked at.
enum FileContent: Equatable {
  case picture(PictureFormat)

  /// Something known that is not read, with its article: a GIF picture.
  case other(String)

  case unknown

  /// How many bytes are looked at.
  static let inspected = 1024

  init(of bytes: UnsafeRawBufferPointer) {
    let start = [UInt8](bytes.prefix(FileContent.inspected))
    self =
      FileContent.signature(of: start) ?? FileContent.mediaContainer(start)
      ?? FileContent.text(start) ?? .unknown
  }

  private static let signatures: [(bytes: [UInt8], content: FileContent)] = [
    ([0x89, 0x50, 0x4E, 0x47], .picture(.png)),
    ([0xFF, 0xD8, 0xFF], .picture(.jpeg)),
    (Array("GIF8".utf8), .other("a GIF picture")),
    (Array("BM".utf8), .other("a BMP picture")),
    ([0x49, 0x49, 0x2A, 0x00], .other("a TIFF picture")),
    ([0x4D, 0x4D, 0x00, 0x2A], .other("a TIFF picture")),
    ([0x49, 0x49, 0x2B, 0x00], .other("a TIFF picture")),
    ([0x4D, 0x4D, 0x00, 0x2B], .other("a TIFF picture")),
    ([0xFF, 0x0A], .other("a JPEG XL picture")),
    ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], .other("a JPEG XL picture")),
    ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], .other("a JPEG 2000 picture")),
    ([0xFF, 0x4F, 0xFF, 0x51], .other("a JPEG 2000 picture")),
    (Array("8BPS".utf8), .other("a Photoshop picture")),
    ([0, 0, 1, 0], .other("an icon file")),
    (Array("qoif".utf8), .other("a QOI picture")),
    (Array("%PDF".utf8), .other("a PDF document")),
    ([0x50, 0x4B, 0x03, 0x04], .other("a zip archive")),
    ([0x1F, 0x8B], .other("a gzip archive")),
    ([0x89, 0x48, 0x44, 0x46], .other("an HDF5 file")),
    ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], .other("a NumPy array")),
  ]

  private static func signature(of start: [UInt8]) -> FileContent? {
    signatures.first { start.starts(with: $0.bytes) }?.content
  }

  /// RIFF and ISO media files, which name their kind behind a length.
  private static func mediaContainer(_ start: [UInt8]) -> FileContent? {
    guard start.count >= 12 else { return nil }
    let kind = String(decoding: start[8..<12], as: UTF8.self)
    if start.starts(with: "RIFF".utf8) {
      return kind == "WEBP" ? .picture(.webP) : .other("a RIFF file, but no WebP picture")
    }
    guard start[4..<8].elementsEqual("ftyp".utf8) else { return nil }
    switch kind {
    case "avif", "avis": return .other("an AVIF picture")
    case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1":
      return .other("a HEIC picture")
    default: return .other("a video")
    }
  }

  /// Texts that are mistaken for pictures.
  private static func text(_ start: [UInt8]) -> FileContent? {
    guard !start.contains(0) else { return nil }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    if text.hasPrefix("version https://git-lfs") {
      return .other("a Git LFS pointer, not the picture itself")
    }
    if text.contains("<svg") { return .other("an SVG drawing") }
    if text.contains("<html") || text.contains("<!doctype html") { return .other("a web page") }
    return nil
  }
}
