import Tensors

extension Photograph {
  /// The most pixels that are read: 200 million.
  public static let pixelLimit = 200_000_000

  /// Reads a PNG, JPEG or WebP picture, or the one that a pipe gives.
  ///
  /// What the file is shows in its bytes, not in its name. Grey, palette, 16-bit and CMYK
  /// pictures become 8-bit red, green and blue as Pillow's `convert("RGB")` makes them; colour
  /// profiles and gamma are left alone; transparent pixels are blended over white; the
  /// orientation that a camera noted in EXIF is applied. A picture of more than `pixelLimit`
  /// pixels is refused before memory is taken for it.
  public init(
    path: String, pixelLimit: Int = Photograph.pixelLimit
  ) throws(PhotographError) {
    let contents: TensorStorage
    do {
      contents = try TensorStorage.reading(file: path)
    } catch {
      throw .unreadable(error)
    }
    self = try contents.withUnsafeBytes { bytes throws(PhotographError) in
      try Photograph(decoding: bytes, name: path, pixelLimit: pixelLimit)
    }
  }

  /// Reads a PNG, JPEG or WebP picture from its bytes; `name` stands for it in messages.
  public init(
    bytes: [UInt8], name: String, pixelLimit: Int = Photograph.pixelLimit
  ) throws(PhotographError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(PhotographError) in
        try Photograph(decoding: bytes, name: name, pixelLimit: pixelLimit)
      }
    }
    self = try result.get()
  }

  private init(
    decoding bytes: UnsafeRawBufferPointer, name: String, pixelLimit: Int
  ) throws(PhotographError) {
    guard !bytes.isEmpty else { throw .empty(file: name) }
    switch FileContent(of: bytes) {
    case .picture(let format):
      self = try Photograph(decoding: bytes, as: format, name: name, pixelLimit: pixelLimit)
        .oriented(ExifOrientation.find(in: bytes, of: format))
    case .other(let content): throw .otherContent(file: name, content: content)
    case .unknown: throw .notAPicture(file: name)
    }
  }

  private init(
    decoding bytes: UnsafeRawBufferPointer, as format: PictureFormat, name: String,
    pixelLimit: Int
  ) throws(PhotographError) {
    let codec = PictureCodec(format, bytes: bytes)
    let header = codec.header()
    if let error = PhotographError(header, file: name, format: format) { throw error }
    let (width, height) = (header.width, header.height)
    guard width > 0, height > 0 else {
      throw .damaged(file: name, format: format, reason: "it has no pixels")
    }
    guard height <= pixelLimit / width else {
      throw .tooManyPixels(file: name, width: width, height: height, limit: pixelLimit)
    }
    var outcome = header
    let size = 3 * width * height
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      outcome = codec.read(into: UnsafeMutableBufferPointer(rebasing: buffer[0..<size]))
      count = outcome.status == .read ? size : 0
    }
    if let error = PhotographError(outcome, file: name, format: format) { throw error }
    self.init(width: width, height: height, pixels: pixels)
  }
}

extension PhotographError {
  /// The error that an outcome is; `nil` for success.
  fileprivate init?(_ outcome: PictureCodec.Outcome, file: String, format: PictureFormat) {
    switch outcome.status {
    case .read: return nil
    case .endsEarly:
      self = .endsEarly(file: file, format: format, rows: outcome.rows, height: outcome.height)
    case .damaged: self = .damaged(file: file, format: format, reason: outcome.message)
    case .unsupported: self = .unsupported(file: file, format: format, reason: outcome.message)
    case .noMemory: self = .noMemory(file: file, format: format)
    }
  }
}
