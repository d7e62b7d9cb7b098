import Synchronization
import Testing
import Threads

@testable import Serving

@Suite("The server")
struct ServerTests {
  /// Answers with what came.
  private static let echo: @Sendable (Server.Request) throws(HTTPRefusal) -> HTTPResponse = {
    request throws(HTTPRefusal) in
    guard request.head.target == "/echo" else { throw HTTPRefusal(.notFound, "Nothing here.") }
    return HTTPResponse(.ok, contentType: "text/plain", body: request.body)
  }

  @Test("A request is answered, and the connection ends with the answer")
  func answers() throws {
    let server = try RunningServer(answer: Self.echo)
    let request = server.head("POST /echo", "Content-Length: 5") + "hello"
    let answer = try server.answer(to: request)
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.contains("\r\nContent-Length: 5\r\n"))
    #expect(answer.contains("\r\nConnection: close\r\n"))
    #expect(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"))
    #expect(answer.hasSuffix("\r\n\r\nhello"))
    // A second request on the same connection is not even looked at.
    #expect(try server.answer(to: request + request) == answer)
    try server.stop()
  }

  @Test("A request in pieces is put together")
  func pieces() throws {
    let server = try RunningServer(answer: Self.echo)
    let client = try Client(port: server.port)
    for character in server.head("POST /echo", "Content-Length: 3") + "abc" {
      client.send(String(character))
    }
    #expect(client.answer().hasSuffix("\r\n\r\nabc"))
    try server.stop()
  }

  @Test("Clients that ask first are told to go on")
  func goOn() throws {
    let server = try RunningServer(answer: Self.echo)
    let client = try Client(port: server.port)
    client.send(server.head("POST /echo", "Content-Length: 3", "Expect: 100-continue"))
    client.send("abc")
    let answer = client.answer()
    #expect(answer.hasSuffix("abc"))
    try server.stop()
  }

  @Test("What is cut off gets no answer, and the server goes on")
  func cutOff() throws {
    let server = try RunningServer(answer: Self.echo)
    let whole = server.head("POST /echo", "Content-Length: 3") + "abc"
    for count in [0, 1, 20, whole.utf8.count - 4, whole.utf8.count - 1] {
      #expect(
        try server.answer(to: String(decoding: whole.utf8.prefix(count), as: UTF8.self)) == "")
    }
    #expect(try server.answer(to: whole).hasSuffix("abc"))
    try server.stop()
  }

  @Test(
    "Hostile requests are refused before they reach anything",
    arguments: [
      ("GET /\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400), ("\u{0}\u{0}\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
      ("GET /" + String(repeating: "a", count: 100_000), 431),
    ])
  func hostile(text: String, status: Int) throws {
    let server = try RunningServer { _ throws(HTTPRefusal) in
      Issue.record("a hostile request was let in")
      throw HTTPRefusal(.notFound, "")
    }
    #expect(try server.answer(to: text).hasPrefix("HTTP/1.1 \(status) "))
    for (fields, status) in [
      ("Content-Length: 5\r\nContent-Length: 6", 400), ("Transfer-Encoding: chunked", 411),
      ("Content-Length: 999999999999", 413), ("Origin: http://evil.example", 403),
    ] {
      let answer = try server.answer(to: server.head("POST /report", fields))
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
    }
    try server.stop()
  }

  @Test("Paths are only compared, so those that lead elsewhere lead nowhere")
  func paths() throws {
    let server = try RunningServer(answer: Self.echo)
    for path in ["/../etc/passwd", "/echo/..", "/%2e%2e/", "//echo", "/echo?a", "/ECHO"] {
      #expect(try server.answer(to: server.head("GET \(path)")).hasPrefix("HTTP/1.1 404 "))
    }
    try server.stop()
  }

  /// Gives up once it has waited a number of times.
  private final class ShortPatience: Patience {
    private var left: Int

    init(_ count: Int) { left = count }

    func wait(for socket: Int32, toWrite: Bool) -> Bool {
      guard !toWrite else { return true }
      guard left > 0 else { return false }
      left -= 1
      return ClockPatience(milliseconds: 60_000, stepLimit: 60_000)
        .wait(for: socket, toWrite: toWrite)
    }
  }

  @Test("Who sends too slowly is told so")
  func slow() throws {
    var limits = Server.Limits()
    limits.patience = { ShortPatience(1) }
    let server = try RunningServer(limits: limits, answer: Self.echo)
    let client = try Client(port: server.port)
    client.send("GET / HT")
    #expect(client.answer().hasPrefix("HTTP/1.1 408 "))
    let body = try Client(port: server.port)
    body.send(server.head("POST /echo", "Content-Length: 3"))
    #expect(body.answer().hasPrefix("HTTP/1.1 408 "))
    try server.stop()
  }

  @Test("More connections than there are threads are all answered")
  func manyConnections() throws {
    var limits = Server.Limits()
    limits.connections = 2
    let server = try RunningServer(limits: limits, answer: Self.echo)
    let answers = (0..<24).map { number in
      Background {
        try server.answer(to: server.head("POST /echo", "Content-Length: 2") + "\(number + 10)")
      }
    }
    for (number, answer) in answers.enumerated() {
      #expect(try answer.value().hasSuffix("\r\n\r\n\(number + 10)"))
    }
    try server.stop()
  }

  @Test("Work is done one at a time, and what finds too much waiting is turned away")
  func queue() throws {
    let queue = TurnQueue(limit: 1)
    let inside = queue.run { queue.run { true } }
    // The inner work found the only place taken.
    #expect(inside == .some(nil))
    #expect(queue.run { true } == true)
    let counter = Mutex(0)
    let many = TurnQueue(limit: 100)
    let works = (0..<8).map { _ in
      Background {
        many.run {
          let isAlone = counter.withLock { count in
            count += 1
            return count == 1
          }
          #expect(isAlone)
          counter.withLock { $0 -= 1 }
        }
      }
    }
    for work in works { _ = try work.value() }
  }

  @Test("An address that is none, and a port that is taken, are named")
  func addresses() throws {
    #expect(throws: ServerError.noAddress("evil.example")) {
      try Server(address: "evil.example", port: 0, answer: Self.echo)
    }
    let server = try RunningServer(answer: Self.echo)
    #expect(throws: ServerError.self) { try Server(port: server.port, answer: Self.echo) }
    try server.stop()
  }
}
