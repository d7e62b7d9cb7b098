import Testing

@testable import Serving

@Suite("Who may ask")
struct SiteRulesTests {
  private func status(
    _ fields: String..., method: String = "POST", address: String = "127.0.0.1",
    port: UInt16 = 8227
  ) throws -> HTTPStatus? {
    let text = "\(method) / HTTP/1.1\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
    let head = try #require(try RequestHead.parse(Array(text.utf8))).head
    do throws(HTTPRefusal) {
      try SiteRules(address: address, port: port).check(head)
      return nil
    } catch {
      return error.status
    }
  }

  @Test(
    "The loopback has three names", arguments: ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
  func ownNames(name: String) throws {
    #expect(try status("Host: \(name):8227") == nil)
    #expect(try status("Host: \(name)") == .misdirectedRequest)
    #expect(try status("Host: \(name)", port: 80) == nil)
  }

  @Test(
    "Names that were bound to this machine elsewhere are refused",
    arguments: [
      "evil.example:8227", "127.0.0.1.evil.example:8227", "localhost:8228", "192.168.0.1:8227",
      ":8227",
      "", "localhost:8227:8227", "user@localhost:8227",
    ])
  func rebinding(host: String) throws {
    #expect(try status("Host: \(host)") == .misdirectedRequest)
  }

  @Test("A name is there once")
  func oneName() throws {
    #expect(try status() == .badRequest)
    #expect(try status("Host: localhost:8227", "Host: localhost:8227") == .badRequest)
  }

  @Test("Forms of other sites are refused")
  func otherSites() throws {
    let host = "Host: localhost:8227"
    #expect(try status(host, "Origin: http://localhost:8227") == nil)
    for origin in ["http://evil.example", "null", "https://localhost:8227", "http://localhost:1"] {
      #expect(try status(host, "Origin: \(origin)") == .forbidden)
    }
    #expect(try status(host, "Sec-Fetch-Site: same-origin") == nil)
    #expect(try status(host, "Sec-Fetch-Site: cross-site") == .forbidden)
    #expect(try status(host, "Sec-Fetch-Site: same-site") == .forbidden)
    // A link on another page may lead here.
    #expect(try status(host, "Sec-Fetch-Site: cross-site", method: "GET") == nil)
  }

  @Test("An address that others reach has its own name; all addresses have numbers as names")
  func otherAddresses() throws {
    #expect(try status("Host: 192.168.0.7:8227", address: "192.168.0.7") == nil)
    #expect(try status("Host: 192.168.0.8:8227", address: "192.168.0.7") == .misdirectedRequest)
    #expect(try status("Host: 192.168.0.8:8227", address: "0.0.0.0") == nil)
    #expect(try status("Host: [fe80::1]:8227", address: "::") == nil)
    #expect(try status("Host: evil.example:8227", address: "0.0.0.0") == .misdirectedRequest)
    #expect(SiteRules.isLoopback("127.0.0.1"))
    #expect(SiteRules.isLoopback("::1"))
    #expect(!SiteRules.isLoopback("127.evil.example"))
    #expect(!SiteRules.isLoopback("0.0.0.0"))
  }
}
