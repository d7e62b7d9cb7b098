import CCairo

/// Something to draw on: pixels in memory or the pages of a document.
final class CairoSurface {
  private let surface: OpaquePointer

  /// Receives the bytes of a document; freed with the surface.
  private let stream: DocumentStream?

  private init(_ surface: OpaquePointer, stream: DocumentStream? = nil) throws(CanvasError) {
    self.surface = surface
    self.stream = stream
    try CairoSurface.check(cairo_surface_status(surface))
  }

  deinit {
    cairo_surface_destroy(surface)
  }

  /// Calls the closure with the surface's pointer, for other wrappers of Cairo only.
  func withPointer<Result>(_ use: (OpaquePointer) -> Result) -> Result {
    use(surface)
  }

  static func check(_ status: cairo_status_t) throws(CanvasError) {
    if status != CAIRO_STATUS_SUCCESS {
      throw .drawingFailed(String(cString: cairo_status_to_string(status)))
    }
  }
}

// MARK: - Pixels

extension CairoSurface {
  /// Pixels of 32 bits: red, green and blue, and opacity if transparent, else nothing.
  static func pixels(
    width: Int, height: Int, transparent: Bool = false
  ) throws(CanvasError) -> CairoSurface {
    let format = transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    guard let width = Int32(exactly: width), let height = Int32(exactly: height),
      let surface = cairo_image_surface_create(format, width, height)
    else { throw .pictureTooLarge(width: Double(width), height: Double(height)) }
    return try CairoSurface(surface)
  }

  /// Calls the closure with the pixels (0xAARRGGBB each, colours times opacity) and the number of
  /// pixels from one row to the next; changes made there are seen by what is drawn later.
  func withPixels<Result>(
    _ use: (UnsafeMutablePointer<UInt32>, _ stride: Int) -> Result
  ) -> Result? {
    cairo_surface_flush(surface)
    defer { cairo_surface_mark_dirty(surface) }
    guard let bytes = cairo_image_surface_get_data(surface) else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    let count = stride * Int(cairo_image_surface_get_height(surface))
    return bytes.withMemoryRebound(to: UInt32.self, capacity: count) { use($0, stride) }
  }
}

// MARK: - Documents

extension CairoSurface {
  /// A PDF document with pages of that size in points.
  static func pdf(width: Double, height: Double) throws(CanvasError) -> CairoSurface {
    let stream = DocumentStream()
    let append: cairo_write_func_t = { closure, bytes, count in
      guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
      Unmanaged<DocumentStream>.fromOpaque(closure).takeUnretainedValue()
        .bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        append, Unmanaged.passUnretained(stream).toOpaque(), width, height)
    else { throw .drawingFailed("out of memory") }
    return try CairoSurface(surface, stream: stream)
  }

  /// Sets the size of the page that begins, in points.
  func setPageSize(width: Double, height: Double) {
    cairo_pdf_surface_set_size(surface, width, height)
  }

  /// Sets an entry of a PDF document's description.
  func setMetadata(_ entry: cairo_pdf_metadata_t, _ value: String) {
    cairo_pdf_surface_set_metadata(surface, entry, value)
  }

  /// Ends the document and returns its bytes.
  func finishDocument() throws(CanvasError) -> [UInt8] {
    cairo_surface_finish(surface)
    try CairoSurface.check(cairo_surface_status(surface))
    return stream?.bytes ?? []
  }
}

/// The bytes of a document as Cairo hands them out.
private final class DocumentStream {
  var bytes: [UInt8] = []
}
