/// A file of weights that can be had from elsewhere, and by what it is known to be the right one.
public struct WeightsFile: Hashable, Sendable {
  /// How many bytes a file has.
  public enum Size: Hashable, Sendable {
    case exactly(Int)

    /// Only a rounded number was published; the file's is at most a tenth off.
    case about(Int)

    public var byteCount: Int {
      switch self {
      case .exactly(let count), .about(let count): count
      }
    }

    /// The numbers that the file can have.
    var range: ClosedRange<Int> {
      switch self {
      case .exactly(let count): count...count
      case .about(let count): count - count / 10...count + count / 10
      }
    }
  }

  /// What commands call it.
  public let name: String

  /// What the file itself is called, where it comes from and in the cache.
  public let fileName: String

  /// What it is, in one line.
  public let summary: String

  /// The built-in model whose weights these are; `nil` where only the file itself says the model.
  public let model: String?

  public let size: Size
  public let checksum: Checksum

  /// Where it can be had, best first.
  public let urls: [String]
  public let license: String

  package init(
    name: String, fileName: String, summary: String, model: String?, size: Size,
    checksum: Checksum, urls: [String], license: String
  ) {
    self.name = name
    self.fileName = fileName
    self.summary = summary
    self.model = model
    self.size = size
    self.checksum = checksum
    self.urls = urls
    self.license = license
  }
}
