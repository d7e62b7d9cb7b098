import CImageCodecs

/// The C reader of one format. Nothing of C is seen outside.
struct PictureCodec {
  private let format: PictureFormat
  private let bytes: UnsafeRawBufferPointer

  /// What a reader found.
  struct Outcome {
    enum Status {
      case read, endsEarly, damaged, unsupported, noMemory
    }

    let status: Status
    let width: Int
    let height: Int
    /// The rows that were read; `nil` where they cannot be told.
    let rows: Int?
    /// The library's own words; may be empty.
    let message: String
  }

  /// `bytes` must stay valid as long as the codec is used.
  init(_ format: PictureFormat, bytes: UnsafeRawBufferPointer) {
    self.format = format
    self.bytes = bytes
  }

  /// Reads no more than the header, and takes no memory for pixels.
  func header() -> Outcome {
    let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
    switch format {
    case .png: return Outcome(picture_png_header(start, bytes.count))
    case .jpeg: return Outcome(picture_jpeg_header(start, bytes.count))
    case .webP: return Outcome(picture_webp_header(start, bytes.count))
    }
  }

  /// Reads the pixels into a buffer that is as large as the header says.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Outcome {
    let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
    let target = buffer.baseAddress
    switch format {
    case .png: return Outcome(picture_png_read(start, bytes.count, target, buffer.count))
    case .jpeg: return Outcome(picture_jpeg_read(start, bytes.count, target, buffer.count))
    case .webP: return Outcome(picture_webp_read(start, bytes.count, target, buffer.count))
    }
  }
}

extension PictureCodec.Outcome {
  fileprivate init(_ result: PictureResult) {
    status =
      switch UInt32(bitPattern: result.status) {
      case PictureStatusRead.rawValue: .read
      case PictureStatusEndsEarly.rawValue: .endsEarly
      case PictureStatusUnsupported.rawValue: .unsupported
      case PictureStatusNoMemory.rawValue: .noMemory
      default: .damaged
      }
    width = Int(result.width)
    height = Int(result.height)
    rows = result.rows < 0 ? nil : Int(result.rows)
    message = withUnsafeBytes(of: result.message) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
