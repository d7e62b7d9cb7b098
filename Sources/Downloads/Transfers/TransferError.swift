import Spelling

/// Why one address did not give a file. The description is a sentence without its full stop.
public enum TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The server gave another status than that all is well.
  case status(url: String, Int)

  /// The server sent a page for people.
  case webPage(url: String)

  /// The server says that the file has another length than it has.
  case wrongLength(url: String, found: Int, wanted: WeightsFile.Size)

  /// The server sends more than the file has.
  case tooLong(url: String, wanted: WeightsFile.Size)

  /// The server sends another part of the file than was asked for.
  case wrongPart(url: String)

  /// The server sends elsewhere, again and again.
  case tooManyRedirects(url: String)

  /// The connection ended before the file did.
  case cutOff(url: String, received: Int)

  /// Nothing came any more.
  case stalled(url: String, received: Int)

  /// The server did not prove who it is.
  case certificate(url: String, reason: String)

  /// There was no conversation at all; `reason` in libcurl's words.
  case unreachable(url: String, reason: String)

  /// The bytes are not those of the file.
  case wrongBytes(url: String, found: String, wanted: Checksum)

  /// This machine could not keep the bytes.
  case file(path: String, reason: String)

  public var description: String {
    switch self {
    case .status(let url, let status): "\(url) answers with status \(status)"
    case .webPage(let url): "\(url) is a web page and not the file"
    case .wrongLength(let url, let found, let wanted):
      "\(url) has \(found) bytes where \(wanted.text) are wanted"
    case .tooLong(let url, let wanted):
      "\(url) sends more than the \(wanted.text) bytes that are wanted"
    case .wrongPart(let url): "\(url) sends another part of the file than was asked for"
    case .tooManyRedirects(let url): "\(url) sends elsewhere again and again"
    case .cutOff(let url, let received):
      "the connection to \(url) broke off after \(received) bytes"
    case .stalled(let url, let received): "\(url) sent nothing more after \(received) bytes"
    case .certificate(let url, let reason):
      "\(url) cannot prove who it is (\(quoted(reason))); is the package ca-certificates installed?"
    case .unreachable(let url, let reason): "\(url) cannot be reached (\(quoted(reason)))"
    case .wrongBytes(let url, let found, let wanted):
      "\(url) sent another file: its \(wanted.kind) is \(found) where \(wanted.value) is wanted"
    case .file(let path, let reason): "\(path) cannot be used: \(reason)"
    }
  }
}
