/// The formats that are read.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  case png = "PNG"
  case jpeg = "JPEG"
  case webP = "WebP"

  public var description: String { rawValue }
}
