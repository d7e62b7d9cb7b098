import Threads

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Answers browsers over HTTP 1.1, one request a connection, on a few threads.
public final class Server: Sendable {
  /// What a request brings.
  public struct Request: Sendable {
    public let head: RequestHead
    public let body: [UInt8]
  }

  /// What is taken and waited for.
  public struct Limits: Sendable {
    /// The bytes of a request's content.
    public var bodyBytes = 32 << 20

    /// How many requests are read or answered at one time; others wait to be let in.
    public var connections = 8

    /// The patience with a request, and with its answer.
    public var patience: @Sendable () -> any Patience = {
      ClockPatience(milliseconds: 60_000, stepLimit: 10_000)
    }

    public init() {}
  }

  private let listener: Listener
  private let limits: Limits
  private let rules: SiteRules
  private let answer: @Sendable (Request) throws(HTTPRefusal) -> HTTPResponse

  /// Both ends of a pipe; what is written into it ends the server.
  private let stopReading: Int32
  private let stopWriting: Int32

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - address: an address of numbers, such as `127.0.0.1`.
  ///   - port: 0 lets the system choose one.
  ///   - answer: answers a request that was let in; called from several threads.
  public init(
    address: String = "127.0.0.1", port: UInt16, limits: Limits = Limits(),
    answer: @escaping @Sendable (Request) throws(HTTPRefusal) -> HTTPResponse
  ) throws(ServerError) {
    listener = try Listener(address: address, port: port)
    rules = SiteRules(address: address, port: listener.port)
    self.limits = limits
    self.answer = answer
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw .cannotListen(address: address, port: port, reason: "no pipe can be had")
    }
    (stopReading, stopWriting) = (ends[0], ends[1])
  }

  deinit {
    close(stopReading)
    close(stopWriting)
  }

  /// The port at which it listens.
  public var port: UInt16 { listener.port }

  /// Answers requests until `stop` is called.
  public func run() {
    let threads = (0..<max(limits.connections, 1)).map { _ in
      Background { [self] in
        while let connection = listener.accept(until: stopReading) { serve(connection) }
      }
    }
    for thread in threads { try? thread.value() }
  }

  /// Lets no further request in. `run` ends when those that were have their answers.
  public func stop() {
    var byte: UInt8 = 0
    _ = write(stopWriting, &byte, 1)
  }

  private func serve(_ connection: borrowing Connection) {
    let response: HTTPResponse?
    do throws(HTTPRefusal) {
      response = try request(from: connection).map { request throws(HTTPRefusal) in
        try answer(request)
      }
    } catch {
      response = HTTPResponse(error)
    }
    guard let response else { return }
    let patience = limits.patience()
    connection.write(response.head, patience)
    connection.write(response.body, patience)
    connection.finish(patience)
  }

  /// The whole request; `nil` where the other side went away before its end.
  private func request(from connection: borrowing Connection) throws(HTTPRefusal) -> Request? {
    let patience = limits.patience()
    var bytes: [UInt8] = []
    var parsed = try RequestHead.parse(bytes)
    while parsed == nil {
      let more = try connection.read(RequestHead.byteLimit, patience)
      guard !more.isEmpty else { return nil }
      bytes += more
      parsed = try RequestHead.parse(bytes)
    }
    guard let (head, length) = parsed else { return nil }
    try rules.check(head)
    let count = try head.contentLength(limit: limits.bodyBytes)
    var body = Array(bytes.dropFirst(length))
    if count > body.count, try head.value("expect")?.lowercased() == "100-continue" {
      connection.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), patience)
    }
    while body.count < count {
      let more = try connection.read(min(count - body.count, 1 << 18), patience)
      guard !more.isEmpty else { return nil }
      body += more
    }
    // What follows the stated length belongs to nobody, since each connection ends with its answer.
    return Request(head: head, body: Array(body.prefix(count)))
  }
}
