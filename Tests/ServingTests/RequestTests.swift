import Testing

@testable import Serving

@Suite("Requests")
struct RequestTests {
  private func parse(_ text: String) throws(HTTPRefusal) -> (head: RequestHead, length: Int)? {
    try RequestHead.parse(Array(text.utf8))
  }

  private func status(_ text: String) -> HTTPStatus? {
    do throws(HTTPRefusal) {
      _ = try parse(text)
      return nil
    } catch {
      return error.status
    }
  }

  @Test("A browser's request is read")
  func head() throws {
    let text = "POST /report HTTP/1.1\r\nHost: localhost:8227\r\nContent-Length:\t 12 \r\n\r\nrest"
    let (head, length) = try #require(try parse(text))
    #expect(head.method == "POST")
    #expect(head.target == "/report")
    #expect(try head.value("host") == "localhost:8227")
    #expect(try head.contentLength(limit: 12) == 12)
    #expect(length == text.utf8.count - 4)
  }

  @Test("Whatever is cut off is waited for, and never more than its head is taken")
  func cutOff() throws {
    let text = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    for count in 0..<text.utf8.count {
      #expect(try RequestHead.parse(Array(text.utf8.prefix(count))) == nil)
    }
    #expect(try parse(text + "GET /")?.length == text.utf8.count)
  }

  @Test(
    "What programs may understand differently is refused",
    arguments: [
      "GET /\r\n", "GET /\n\n", "GET / HTTP/1.1\nHost: a\n\n", "\r\n\r\n",
      " GET / HTTP/1.1\r\n\r\n",
      "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n", "GET http://a/ HTTP/1.1\r\n\r\n",
      "GET * HTTP/1.1\r\n\r\n", "G\u{0}T / HTTP/1.1\r\n\r\n", "GET /\u{0} HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
      "GET / HTTP/1.1\r\n: a\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
      "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{7F}\r\n\r\n",
      "GET / HTTP/1.1\r\nA: é\r\n\r\n", "GET / SPDY/1.1\r\n\r\n",
      "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\n",
    ])
  func malformed(text: String) {
    #expect(status(text) == .badRequest)
  }

  @Test("Other versions are named")
  func versions() {
    #expect(status("GET / HTTP/2.0\r\n\r\n") == .versionNotSupported)
    #expect(status("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == .badRequest)
    #expect(status("GET / HTTP/1.0\r\n\r\n") == nil)
  }

  @Test("A head has at most 16 KiB and a hundred fields")
  func limits() {
    let long = "GET /" + String(repeating: "a", count: 16_384)
    #expect(status(long) == .headersTooLarge)
    #expect(status(long + " HTTP/1.1\r\n\r\n") == .headersTooLarge)
    let field = "A: b\r\n"
    let start = "GET / HTTP/1.1\r\n"
    #expect(status(start + String(repeating: field, count: 100) + "\r\n") == nil)
    #expect(status(start + String(repeating: field, count: 101) + "\r\n") == .headersTooLarge)
  }

  private func lengthStatus(_ fields: String, method: String = "POST") throws -> HTTPStatus? {
    let head = try #require(try parse("\(method) / HTTP/1.1\r\n\(fields)\r\n")).head
    do throws(HTTPRefusal) {
      _ = try head.contentLength(limit: 100)
      return nil
    } catch {
      return error.status
    }
  }

  @Test("The end of a request is never in doubt")
  func lengths() throws {
    #expect(try lengthStatus("") == .lengthRequired)
    #expect(try lengthStatus("", method: "GET") == nil)
    #expect(try lengthStatus("Content-Length: 100\r\n") == nil)
    #expect(try lengthStatus("Content-Length: 101\r\n") == .contentTooLarge)
    #expect(try lengthStatus("Content-Length: 99999999999999999999\r\n") == .contentTooLarge)
    for length in ["-1", "+1", "1 2", "0x10", "1,1", "", "1e2"] {
      #expect(try lengthStatus("Content-Length: \(length)\r\n") == .badRequest)
    }
    #expect(try lengthStatus("Content-Length: 5\r\nContent-Length: 5\r\n") == .badRequest)
    #expect(try lengthStatus("Transfer-Encoding: chunked\r\n") == .lengthRequired)
    #expect(
      try lengthStatus("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") == .badRequest)
    #expect(
      try lengthStatus("Transfer-Encoding: chunked\r\n", method: "GET") == .lengthRequired)
  }

  @Test("Whatever bytes come, they are a head, refused, or waited for")
  func damaged() throws {
    let whole = Array("POST /report HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n".utf8)
    var state: UInt64 = 1
    func random(_ limit: Int) -> Int {
      // Knuth's linear congruential generator.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0...random(4) {
        switch random(3) {
        case 0: bytes[random(bytes.count)] = UInt8(random(256))
        case 1: bytes.insert(UInt8(random(256)), at: random(bytes.count))
        default: bytes.remove(at: random(bytes.count))
        }
      }
      guard let (head, length) = try? RequestHead.parse(bytes) else { continue }
      #expect(length <= bytes.count)
      #expect(head.target.hasPrefix("/"))
      #expect(head.fields.allSatisfy { !$0.value.contains("\n") && !$0.value.contains("\0") })
    }
  }
}
