import CCurl

/// One request to one address, which puts what comes into a part file as long as that can become
/// the wanted file.
final class Transfer {
  private let url: String
  private let wanted: WeightsFile.Size
  private let part: PartFile
  private let progress: (Int) -> Void

  private var header = AnswerHeader()
  private var hasBegun = false
  private var failure: TransferError?

  /// - Parameter progress: is told how many bytes of the file there are.
  init(
    of url: String, size wanted: WeightsFile.Size, into part: PartFile,
    progress: @escaping (Int) -> Void
  ) {
    self.url = url
    self.wanted = wanted
    self.part = part
    self.progress = progress
  }

  /// Gets what is missing. What has come by the time of an error is kept, unless it is wrong.
  func run(_ options: TransferOptions) throws(TransferError) {
    let result = perform(options)
    if let failure { throw failure }
    switch result.outcome {
    case CCURL_DONE:
      if !hasBegun { try begin() }
      if part.byteCount < wanted.range.lowerBound {
        throw .cutOff(url: url, received: part.byteCount)
      }
    case CCURL_BAD_STATUS: throw .status(url: url, result.status)
    case CCURL_TOO_MANY_REDIRECTS: throw .tooManyRedirects(url: url)
    case CCURL_CUT_OFF: throw .cutOff(url: url, received: part.byteCount)
    case CCURL_TIMED_OUT where hasBegun: throw .stalled(url: url, received: part.byteCount)
    case CCURL_BAD_CERTIFICATE: throw .certificate(url: url, reason: Transfer.text(result))
    default: throw .unreachable(url: url, reason: Transfer.text(result))
    }
  }

  private func perform(_ options: TransferOptions) -> ccurl_result {
    var receiver = ccurl_receiver(
      context: Unmanaged.passUnretained(self).toOpaque(),
      header: { context, line, length in
        let bytes = UnsafeRawBufferPointer(start: line, count: length)
        Transfer.at(context).header.add(line: String(decoding: bytes, as: UTF8.self))
        return true
      },
      body: { context, bytes, count in
        Transfer.at(context).receive(UnsafeRawBufferPointer(start: bytes, count: count))
      })
    return url.withCString { url in
      "alexviz".withCString { agent in
        var request = ccurl_request(
          url: url, offset: Int64(part.byteCount), allows_plain_http: options.allowsPlainHTTP,
          connect_seconds: options.connectSeconds, stall_seconds: options.stallSeconds,
          least_speed: 1000, redirects: options.redirects, user_agent: agent)
        return withExtendedLifetime(self) { ccurl_transfer(&request, &receiver) }
      }
    }
  }

  private static func at(_ context: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }

  private static func text(_ result: ccurl_result) -> String {
    withUnsafeBytes(of: result.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Takes the next bytes; `false` ends the transfer.
  private func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    do throws(TransferError) {
      if !hasBegun { try begin() }
      guard bytes.count <= wanted.range.upperBound - part.byteCount else {
        try part.clear()
        throw .tooLong(url: url, wanted: wanted)
      }
      try part.append(bytes)
      progress(part.byteCount)
      return true
    } catch {
      failure = error
      return false
    }
  }

  /// Looks at the answer's header before the first byte is taken, so that a wrong answer does not
  /// cost what has come before.
  private func begin() throws(TransferError) {
    guard header.status == 200 || header.status == 206 else {
      throw .status(url: url, header.status)
    }
    if header.isWebPage { throw .webPage(url: url) }
    let start = header.status == 206 ? part.byteCount : 0
    if header.status == 206, header.rangeStart != start { throw .wrongPart(url: url) }
    if let length = header.contentLength {
      let (count, overflow) = start.addingReportingOverflow(length)
      guard !overflow, wanted.range.contains(count) else {
        throw .wrongLength(url: url, found: count, wanted: wanted)
      }
    }
    // A server that ignores which part was asked for sends all of the file.
    if start == 0, part.byteCount > 0 { try part.clear() }
    hasBegun = true
  }
}
