import Foundation
import Synchronization

/// A server on this machine that answers each request as a test tells it to.
final class TestServer: Sendable {
  /// What a client asks for.
  struct Request: Sendable {
    let path: String

    /// The first byte that is wanted, where only a part is.
    let start: Int?
  }

  /// The connection that an answer goes to.
  struct Connection: Sendable {
    fileprivate let socket: Int32

    func send(_ bytes: [UInt8]) {
      var done = 0
      while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes {
          Foundation.send(socket, $0.baseAddress, $0.count, noSignal)
        }
        if count <= 0 { return }
        done += count
      }
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// A whole answer with a header and, unless another is given, the right length.
    func answer(
      _ status: String, header: [String] = [], length: Int? = nil, _ body: [UInt8] = []
    ) {
      let lines = ["HTTP/1.1 \(status)", "Content-Length: \(length ?? body.count)"] + header
      send(lines.joined(separator: "\r\n") + "\r\n\r\n")
      send(body)
    }

    /// Waits until the client goes away.
    func stall() {
      var byte: UInt8 = 0
      while recv(socket, &byte, 1, 0) > 0 {}
    }
  }

  /// A proxy that this machine may have cannot reach the server.
  private static let withoutProxy = setenv("no_proxy", "127.0.0.1", 1)

  private let listener: Int32
  private let port: UInt16
  private let log = Log()

  /// The requests so far.
  var requests: [Request] { log.requests.withLock { $0 } }

  /// What the threads of the server write down, however long they live.
  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
  }

  init(_ answer: @escaping @Sendable (Request, Connection) -> Void) throws {
    _ = Self.withoutProxy
    let listener = socket(AF_INET, streamKind, 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [log] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else {
          close(listener)
          return
        }
        Thread.detachNewThread {
          if let request = TestServer.read(from: client) {
            log.requests.withLock { $0.append(request) }
            answer(request, Connection(socket: client))
          }
          shutdown(client, Int32(SHUT_RDWR))
          close(client)
        }
      }
    }
  }

  // Only the thread that accepts closes the listener: closed here, its number could be another
  // server's by the time that thread goes on, which would then answer in that one's place.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  func url(_ path: String = "/file") -> String { "http://127.0.0.1:\(port)\(path)" }

  private static func read(from client: Int32) -> Request? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard recv(client, &byte, 1, 0) == 1, bytes.count < 10_000 else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let range = lines.first { $0.lowercased().hasPrefix("range: bytes=") }
    return Request(
      path: lines[0].components(separatedBy: " ").dropFirst().first ?? "",
      start: range.flatMap { Int($0.dropFirst("range: bytes=".count).dropLast()) })
  }
}

#if canImport(Glibc)
  private let streamKind = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#else
  private let streamKind = SOCK_STREAM
  private let noSignal: Int32 = 0
#endif
