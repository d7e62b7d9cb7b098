import Testing

@testable import Downloads

@Suite("Hostile servers")
struct HostileServerTests {
  let folder: TemporaryFolder
  let cache: WeightsCache

  init() throws {
    folder = try TemporaryFolder()
    cache = WeightsCache(folder: folder.url.path)
  }

  /// The errors of a download from a server that answers like this; none if it was downloaded.
  private func errors(
    stallSeconds: Int = 20,
    _ answer: @escaping @Sendable (TestServer.Request, TestServer.Connection) -> Void
  ) throws -> [TransferError] {
    let server = try TestServer(answer)
    var options = TransferOptions()
    options.allowsPlainHTTP = true
    options.stallSeconds = stallSeconds
    let file = Sample.file(at: [server.url()])
    do {
      _ = try Download(of: file, into: cache, options: options).run()
      return []
    } catch {
      guard case .failed(_, let errors, let kept) = error else { throw error }
      #expect(kept == folder.bytes(of: "sample.bin.part")?.count ?? 0)
      return errors.map(\.withoutAddress)
    }
  }

  private let wanted = WeightsFile.Size.exactly(262_144)

  @Test("A length that is not the file's ends it before the first byte", arguments: [10, 300_000])
  func length(count: Int) throws {
    let errors = try errors { _, connection in
      connection.answer("200 OK", length: count, Sample.bytes + Sample.bytes)
    }
    #expect(errors == [.wrongLength(url: "it", found: count, wanted: wanted)])
    #expect(folder.names.isEmpty)
  }

  @Test("A length that no file has is refused", arguments: ["9223372036854775807", "-5", "x"])
  func impossibleLength(text: String) throws {
    let errors = try errors { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(text)\r\n\r\n")
    }
    #expect(errors.count == 1)
    #expect(!folder.names.contains("sample.bin"))
  }

  @Test("More than the file has ends it, where no length is said")
  func tooLong() throws {
    let errors = try errors { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      for _ in 0..<100 { connection.send(Sample.bytes) }
    }
    #expect(errors == [.tooLong(url: "it", wanted: wanted)])
    #expect(folder.names.isEmpty)
  }

  @Test("Less than the file has is kept for the next time, where no length is said")
  func tooShort() throws {
    let errors = try errors { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      connection.send(Array(Sample.bytes.prefix(1234)))
    }
    #expect(errors == [.cutOff(url: "it", received: 1234)])
    #expect(folder.names == ["sample.bin.part"])
  }

  @Test("Chunks without an end")
  func chunks() throws {
    let errors = try errors { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      for _ in 0..<400 {
        connection.send("1000\r\n")
        connection.send(Array(Sample.bytes.prefix(0x1000)))
        connection.send("\r\n")
      }
    }
    #expect(errors == [.tooLong(url: "it", wanted: wanted)])
    #expect(folder.names.isEmpty)
  }

  @Test("Wrong bytes of the right number leave nothing")
  func wrongBytes() throws {
    let errors = try errors { _, connection in connection.answer("200 OK", Sample.others) }
    let found = "cae9a55ce8098b9b30f1c26f06abf73d35baa05691c421fa70a61a3562c6c956"
    #expect(errors == [.wrongBytes(url: "it", found: found, wanted: Sample.file(at: []).checksum)])
    #expect(folder.names.isEmpty)
  }

  @Test("Errors and pages for people leave nothing", arguments: [404, 403, 500, 503, 204, 304])
  func status(status: Int) throws {
    let errors = try errors { _, connection in
      connection.answer("\(status) So", Array("<html>no</html>".utf8))
    }
    #expect(errors == [TransferError.status(url: "it", status)])
    #expect(folder.names.isEmpty)
  }

  @Test("A page for people is told by its type")
  func webPage() throws {
    let errors = try errors { _, connection in
      connection.answer(
        "200 OK", header: ["Content-Type: text/html; charset=utf-8"],
        Array("<html>log in</html>".utf8))
    }
    #expect(errors == [.webPage(url: "it")])
    #expect(folder.names.isEmpty)
  }

  @Test("Nothing at all where the file should be")
  func nothing() throws {
    let errors = try errors { _, connection in connection.answer("200 OK") }
    #expect(errors == [.wrongLength(url: "it", found: 0, wanted: wanted)])
    #expect(folder.names.isEmpty)
  }

  @Test("Being sent around in circles ends after five times")
  func redirects() throws {
    let errors = try errors { _, connection in
      connection.answer("302 Found", header: ["Location: /again"])
    }
    #expect(errors == [.tooManyRedirects(url: "it")])
    #expect(folder.names.isEmpty)
  }

  @Test(
    "Being sent to files and other protocols is refused",
    arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"])
  func otherProtocols(target: String) throws {
    let errors = try errors { _, connection in
      connection.answer("302 Found", header: ["Location: \(target)"])
    }
    guard case .unreachable = errors.first, errors.count == 1 else {
      Issue.record("\(errors)")
      return
    }
    #expect(folder.names.isEmpty)
  }

  @Test("A server that says nothing more is given up, and what it sent is kept")
  func stall() throws {
    // Long enough for a busy machine to send the beginning.
    let errors = try errors(stallSeconds: 6) { _, connection in
      connection.answer("200 OK", length: 262_144, Array(Sample.bytes.prefix(5000)))
      connection.stall()
    }
    #expect(errors == [.stalled(url: "it", received: 5000)])
    #expect(folder.bytes(of: "sample.bin.part") == Array(Sample.bytes.prefix(5000)))
  }

  @Test("A server that never answers is given up")
  func silence() throws {
    let errors = try errors(stallSeconds: 1) { _, connection in connection.stall() }
    guard case .unreachable = errors.first, errors.count == 1 else {
      Issue.record("\(errors)")
      return
    }
    #expect(folder.names.isEmpty)
  }

  @Test("Nobody at the address")
  func nobody() throws {
    var address = ""
    do {
      let server = try TestServer { _, _ in }
      address = server.url()
    }
    var options = TransferOptions()
    options.allowsPlainHTTP = true
    #expect(throws: DownloadError.self) {
      try Download(of: Sample.file(at: [address]), into: cache, options: options).run()
    }
    #expect(folder.names.isEmpty)
  }

  @Test("An answer that was cut off or changed anywhere never gives a wrong file")
  func damaged() throws {
    let header = Array(
      "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 262144\r\n\r\n"
        .utf8)
    for place in stride(from: 0, to: header.count, by: 5) {
      for bit in [nil, 0, 5, 7] as [Int?] {
        var answer = header
        if let bit {
          answer[place] ^= UInt8(1 << bit)
        } else {
          answer = Array(answer[..<place])
        }
        let sent = answer
        let errors = try errors(stallSeconds: 2) { _, connection in
          connection.send(sent)
          if sent.count == header.count { connection.send(Sample.bytes) }
        }
        if errors.isEmpty {
          #expect(folder.bytes(of: "sample.bin") == Sample.bytes)
        } else {
          #expect(folder.bytes(of: "sample.bin") == nil)
        }
        for name in folder.names { try folder.remove(name) }
      }
    }
  }
}

extension TransferError {
  /// The error as it is wherever the server listens.
  fileprivate var withoutAddress: TransferError {
    switch self {
    case .status(_, let status): .status(url: "it", status)
    case .webPage: .webPage(url: "it")
    case .wrongLength(_, let found, let wanted):
      .wrongLength(url: "it", found: found, wanted: wanted)
    case .tooLong(_, let wanted): .tooLong(url: "it", wanted: wanted)
    case .wrongPart: .wrongPart(url: "it")
    case .tooManyRedirects: .tooManyRedirects(url: "it")
    case .cutOff(_, let received): .cutOff(url: "it", received: received)
    case .stalled(_, let received): .stalled(url: "it", received: received)
    case .wrongBytes(_, let found, let wanted):
      .wrongBytes(url: "it", found: found, wanted: wanted)
    case .certificate, .unreachable, .file: self
    }
  }
}
