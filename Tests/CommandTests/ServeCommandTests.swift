import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("serve")
struct ServeCommandTests {
  /// A server that runs while it is used, and what it has said.
  private final class Service {
    let process = Process()
    let line: String
    let port: UInt16

    init(_ arguments: String...) throws {
      process.executableURL = Program.alexviz.url
      process.arguments = ["serve", "--port", "0"] + arguments
      let assets = package.appendingPathComponent("Assets").path
      process.environment = ProcessInfo.processInfo.environment
        .merging(["ALEXVIZ_ASSETS": assets]) { $1 }
      let output = Pipe()
      process.standardOutput = output
      process.standardInput = FileHandle.nullDevice
      try process.run()
      var line = Data()
      while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data([0x0A]) {
        line += byte
      }
      self.line = String(decoding: line, as: UTF8.self)
      let digits = self.line.split(separator: ":").last?.prefix { $0.isNumber } ?? ""
      port = UInt16(digits) ?? 0
    }

    deinit { process.terminate() }

    /// Sends a request as it is, and gives the whole answer.
    func answer(to request: Data) throws -> String {
      #if canImport(Glibc)
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #else
        let client = socket(AF_INET, SOCK_STREAM, 0)
      #endif
      defer { close(client) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      try #require(status == 0)
      let handle = FileHandle(fileDescriptor: client, closeOnDealloc: false)
      try handle.write(contentsOf: request)
      return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    }

    func answer(_ line: String, _ fields: String..., body: Data = Data()) throws -> String {
      var text = "\(line) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
      text += fields.map { $0 + "\r\n" }.joined()
      if !body.isEmpty { text += "Content-Length: \(body.count)\r\n" }
      return try answer(to: Data((text + "\r\n").utf8) + body)
    }

    /// Sends a form with a file.
    func report(of content: Data, name: String) throws -> String {
      let head =
        "--xx\r\nContent-Disposition: form-data; name=\"photograph\"; filename=\"\(name)\"\r\n\r\n"
      return try answer(
        "POST /report", "Content-Type: multipart/form-data; boundary=xx",
        body: Data(head.utf8) + content + Data("\r\n--xx--\r\n".utf8))
    }
  }

  @Test("A photograph that is sent becomes the report's page, until Ctrl-C")
  func serves() throws {
    let service = try Service("--layers", "conv1")
    #expect(service.line.hasPrefix("AlexNet (one column) at http://127.0.0.1:\(service.port)/"))
    let page = try service.answer("GET /")
    #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(page.contains("default-src 'none'; script-src 'sha256-"))
    #expect(!page.contains("{{"))
    let report = try service.report(
      of: Data(contentsOf: URL(fileURLWithPath: cat)), name: "../<b>.jpg")
    #expect(report.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(report.contains("id=\"report\">"))
    #expect(report.contains("\\u003cb>.jpg"))
    service.process.interrupt()
    service.process.waitUntilExit()
    #expect(service.process.terminationStatus == 0)
  }

  @Test("What is no picture is refused in words, and there is nothing but two pages")
  func refuses() throws {
    let service = try Service("--layers", "conv1")
    let answer = try service.report(of: Data("text".utf8), name: "<i>")
    #expect(answer.hasPrefix("HTTP/1.1 422 "))
    #expect(answer.contains("&lt;i&gt;: is not a picture"))
    #expect(try service.answer("GET /report").contains("\r\nAllow: POST\r\n"))
    #expect(try service.answer("DELETE /").hasPrefix("HTTP/1.1 405 "))
    #expect(try service.answer("GET /../Package.swift").hasPrefix("HTTP/1.1 404 "))
    #expect(try service.answer("POST /report", body: Data("x".utf8)).hasPrefix("HTTP/1.1 415 "))
  }

  @Test("What cannot be served is told before anything is")
  func faults() throws {
    let address = try Program.alexviz.run("serve", "--host", "example.org", "--layers", "conv1")
    #expect(address.status == 1)
    #expect(address.errors == "alexviz: 'example.org' is no address such as 127.0.0.1 or ::1\n")
    let weights = try Program.alexviz.run("serve", "--model", "vgg16")
    #expect(weights.status == 1)
    #expect(weights.output.isEmpty)
    let folder = TemporaryFolder()
    try Data("input 5\nfc 10 softmax\n".utf8).write(
      to: URL(fileURLWithPath: folder.path("row.net")))
    let row = try Program.alexviz.run(
      "serve", "--model", folder.path("row.net"), "--weights", "random:0")
    #expect(row.status == 1)
    #expect(row.errors.contains("does not take a picture"))
  }
}
