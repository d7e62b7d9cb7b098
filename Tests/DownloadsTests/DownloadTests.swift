import Testing

@testable import Downloads

@Suite("Downloads")
struct DownloadTests {
  let folder: TemporaryFolder
  let cache: WeightsCache

  init() throws {
    folder = try TemporaryFolder()
    cache = WeightsCache(folder: folder.path("cache"))
  }

  private func download(_ file: WeightsFile) throws -> Download.Outcome {
    var options = TransferOptions()
    options.allowsPlainHTTP = true
    return try Download(of: file, into: cache, options: options).run()
  }

  private var downloaded: [UInt8]? { folder.bytes(of: "cache/sample.bin") }

  /// A server that sends what is asked for, but at most as many bytes of it at once.
  private func server(atMost count: Int = .max) throws -> TestServer {
    try TestServer { request, connection in
      let start = request.start ?? 0
      let rest = Sample.bytes.count - start
      let body = Array(Sample.bytes[start...].prefix(count))
      if request.start == nil {
        connection.answer("200 OK", length: rest, body)
      } else {
        let range = "Content-Range: bytes \(start)-262143/262144"
        connection.answer("206 Partial Content", header: [range], length: rest, body)
      }
    }
  }

  @Test("A file is downloaded, checked, and there afterwards")
  func whole() throws {
    let server = try server()
    let file = Sample.file(at: [server.url()])
    #expect(cache.state(of: file) == .missing)
    #expect(try download(file) == .downloaded)
    #expect(downloaded == Sample.bytes)
    #expect(cache.state(of: file) == .present)
    #expect(try download(file) == .wasThere)
    #expect(server.requests.count == 1)
    #expect(try cache.verifiedPath(of: file) == folder.path("cache/sample.bin"))
  }

  @Test("It is told how far the download has come")
  func progress() throws {
    let server = try server()
    var options = TransferOptions()
    options.allowsPlainHTTP = true
    var last: [Download.Step: Int] = [:]
    let download = Download(of: Sample.file(at: [server.url()]), into: cache, options: options) {
      step, done, total in
      #expect(done >= last[step, default: 0])
      #expect(total == 262_144)
      last[step] = done
    }
    _ = try download.run()
    #expect(last == [.receiving: 262_144, .checking: 262_144])
  }

  @Test("A download that broke off goes on where it was")
  func resumed() throws {
    let server = try server(atMost: 100_000)
    let file = Sample.file(at: [server.url()])
    for kept in [100_000, 200_000] {
      #expect(
        throws: DownloadError.failed(
          name: "sample", [.cutOff(url: server.url(), received: kept)], kept: kept)
      ) {
        try download(file)
      }
      #expect(cache.state(of: file) == .partial(kept))
      #expect(downloaded == nil)
    }
    #expect(try download(file) == .downloaded)
    #expect(downloaded == Sample.bytes)
    #expect(server.requests.map(\.start) == [nil, 100_000, 200_000])
    #expect(folder.names == ["cache"])
  }

  @Test("A server that ignores which part is wanted sends it all again")
  func ignoredRange() throws {
    let server = try TestServer { request, connection in
      let count = request.start == nil ? 100_000 : Sample.bytes.count
      connection.answer("200 OK", length: 262_144, Array(Sample.bytes.prefix(count)))
    }
    let file = Sample.file(at: [server.url()])
    #expect(throws: DownloadError.self) { try download(file) }
    #expect(try download(file) == .downloaded)
    #expect(server.requests.map(\.start) == [nil, 100_000])
    #expect(downloaded == Sample.bytes)
  }

  @Test("What one address began, the next goes on with")
  func nextAddress() throws {
    let first = try server(atMost: 50_000)
    let second = try server()
    #expect(try download(Sample.file(at: [first.url(), second.url()])) == .downloaded)
    #expect(second.requests.map(\.start) == [50_000])
    #expect(downloaded == Sample.bytes)
  }

  @Test("A beginning of another file is given up")
  func otherBeginning() throws {
    let server = try server()
    try cache.makeFolder()
    try folder.write(Array(Sample.others.prefix(1000)), to: "cache/sample.bin.part")
    #expect(try download(Sample.file(at: [server.url()])) == .downloaded)
    #expect(server.requests.map(\.start) == [1000, nil])
    #expect(downloaded == Sample.bytes)
  }

  @Test("All that is missing may be the check")
  func onlyCheck() throws {
    let server = try server()
    try cache.makeFolder()
    try folder.write(Sample.bytes, to: "cache/sample.bin.part")
    #expect(try download(Sample.file(at: [server.url()])) == .downloaded)
    #expect(server.requests.isEmpty)
  }

  @Test("A part of a file whose exact size is not known is asked for anew", arguments: [416, 206])
  func unknownSize(status: Int) throws {
    let server = try TestServer { request, connection in
      if request.start == nil {
        connection.answer("200 OK", Sample.bytes)
      } else if status == 416 {
        connection.answer("416 Range Not Satisfiable", header: ["Content-Range: bytes */262144"])
      } else {
        connection.answer(
          "206 Partial Content", header: ["Content-Range: bytes 0-9/262144"], [1, 2, 3])
      }
    }
    try cache.makeFolder()
    try folder.write(Sample.bytes, to: "cache/sample.bin.part")
    let checksum = Checksum.gitBlob("be9a5ab9d3ebc690720eb8587d47622bbea5beaa")
    let file = Sample.file(at: [server.url()], size: .about(250_000), checksum: checksum)
    #expect(try download(file) == .downloaded)
    #expect(server.requests.map(\.start) == [262_144, nil])
    #expect(downloaded == Sample.bytes)
  }

  @Test("A server may send elsewhere")
  func redirected() throws {
    let target = try server()
    let address = target.url()
    let server = try TestServer { _, connection in
      connection.answer("302 Found", header: ["Location: \(address)", "Content-Type: text/html"])
    }
    #expect(try download(Sample.file(at: [server.url()])) == .downloaded)
    #expect(downloaded == Sample.bytes)
  }

  @Test("Without leave, nothing is sent over plain http")
  func plainHTTP() throws {
    let server = try server()
    #expect(throws: DownloadError.self) {
      try Download(of: Sample.file(at: [server.url()]), into: cache).run()
    }
    #expect(server.requests.isEmpty)
    #expect(folder.names == ["cache"])
  }

  @Test("Two programs do not download the same file at once")
  func busy() throws {
    let server = try server()
    let file = Sample.file(at: [server.url()])
    try cache.makeFolder()
    let other = try PartFile(path: cache.partPath(of: file))
    #expect(throws: DownloadError.busy(path: folder.path("cache/sample.bin.part"))) {
      try download(file)
    }
    withExtendedLifetime(other) {}
    #expect(server.requests.isEmpty)
  }

  @Test("A wrong file of that name is reported and stays")
  func wrongFile() throws {
    let server = try server()
    try cache.makeFolder()
    try folder.write(Sample.others, to: "cache/sample.bin")
    let error = #expect(throws: DownloadError.self) {
      try download(Sample.file(at: [server.url()]))
    }
    #expect(error?.description.contains("move it away") == true)
    #expect(downloaded == Sample.others)
    #expect(server.requests.isEmpty)
  }

  @Test("A folder that cannot be made is reported")
  func noFolder() throws {
    let server = try server()
    try folder.write([], to: "cache")
    let error = #expect(throws: DownloadError.self) {
      try download(Sample.file(at: [server.url()]))
    }
    #expect(error?.description.contains("/cache") == true)
  }
}
