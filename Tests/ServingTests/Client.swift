import Serving
import Synchronization
import Threads

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sends bytes to a server on this machine as they are, and reads the answer to its end.
struct Client: ~Copyable {
  private let socket: Int32

  init(port: UInt16) throws {
    #if canImport(Glibc)
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { [socket] in
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw NoServer() }
  }

  deinit { close(socket) }

  struct NoServer: Error {}

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    #if canImport(Glibc)
      _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      _ = Darwin.send(socket, bytes, bytes.count, 0)
    #endif
  }

  /// Says that nothing more comes.
  func end() { shutdown(socket, Int32(SHUT_WR)) }

  /// All that the server sends; then the connection is closed.
  consuming func answer() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A server that runs while it is used.
final class RunningServer: Sendable {
  private let server: Server
  private let running: Background<Void>

  init(
    limits: Server.Limits = Server.Limits(),
    answer: @escaping @Sendable (Server.Request) throws(HTTPRefusal) -> HTTPResponse
  ) throws {
    let server = try Server(port: 0, limits: limits, answer: answer)
    self.server = server
    running = Background { server.run() }
  }

  var port: UInt16 { server.port }

  /// Ends it and waits for its threads.
  func stop() throws {
    server.stop()
    try running.value()
  }

  /// What it answers to a request whose bytes are sent as they are.
  func answer(to text: String) throws -> String {
    let client = try Client(port: port)
    client.send(text)
    client.end()
    return client.answer()
  }

  /// The line and fields that a request begins with.
  func head(_ line: String, _ fields: String...) -> String {
    "\(line) HTTP/1.1\r\nHost: localhost:\(port)\r\n" + fields.map { $0 + "\r\n" }.joined()
      + "\r\n"
  }
}
