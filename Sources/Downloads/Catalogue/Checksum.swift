import Hashes
import Spelling

/// By what a file is known to be the right one: the best that is published for it.
public enum Checksum: Hashable, Sendable {
  case sha256(String)
  case sha1(String)

  /// What git calls the file: SHA-1 of `blob`, its size and its bytes.
  case gitBlob(String)

  /// What the kind is called in texts.
  public var kind: String {
    switch self {
    case .sha256: "SHA-256"
    case .sha1: "SHA-1"
    case .gitBlob: "git id"
    }
  }

  /// The hexadecimal digits.
  public var value: String {
    switch self {
    case .sha256(let value), .sha1(let value), .gitBlob(let value): value
    }
  }

  /// What an open file has where this stands for the right one.
  ///
  /// - Parameter progress: is told how many bytes are done.
  func value(
    of file: borrowing LocalFile, progress: (Int) -> Void
  ) throws(SystemError) -> String {
    switch self {
    case .sha256: try Checksum.hash(file, with: StreamingHash<SHA256>(), progress)
    case .sha1: try Checksum.hash(file, with: StreamingHash<SHA1>(), progress)
    case .gitBlob:
      try Checksum.hash(
        file, with: StreamingHash<SHA1>(), after: "blob \(try file.size())\0", progress)
    }
  }

  private static func hash<Kind>(
    _ file: borrowing LocalFile, with start: StreamingHash<Kind>, after header: String = "",
    _ progress: (Int) -> Void
  ) throws(SystemError) -> String {
    var hash = start
    hash.add(Array(header.utf8))
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var done = 0
    while true {
      let count = try file.read(into: &piece, at: done)
      if count == 0 { return hash.hexadecimal() }
      piece.withUnsafeBytes { hash.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      done += count
      progress(done)
    }
  }
}
