#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection to a browser, closed at its end. Requires a socket that does not block.
struct Connection: ~Copyable {
  private let socket: Int32

  init(_ socket: Int32) {
    self.socket = socket
    #if canImport(Darwin)
      var isOn: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// No signal when the other side has gone.
  private static var sending: Int32 {
    #if canImport(Glibc)
      Int32(MSG_NOSIGNAL)
    #else
      0
    #endif
  }

  deinit {
    close(socket)
  }

  /// Reads what has come, at most `count` bytes; none when the other side has ended.
  func read(_ count: Int, _ patience: any Patience) throws(HTTPRefusal) -> [UInt8] {
    while true {
      guard patience.wait(for: socket, toWrite: false) else {
        throw HTTPRefusal(.requestTimeout, "The request took too long.")
      }
      var problem: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        let received = recv(socket, buffer.baseAddress, buffer.count, 0)
        problem = received < 0 ? errno : 0
        filled = max(received, 0)
      }
      switch problem {
      case 0: return bytes
      case EINTR, EAGAIN: continue
      default: return []
      }
    }
  }

  /// Sends bytes, as far as the other side takes them in time.
  func write(_ bytes: [UInt8], _ patience: any Patience) {
    var done = 0
    while done < bytes.count {
      guard patience.wait(for: socket, toWrite: true) else { return }
      let count = bytes[done...].withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Connection.sending)
      }
      if count > 0 {
        done += count
      } else if count < 0, errno != EINTR, errno != EAGAIN {
        return
      }
    }
  }

  /// Ends the answer, and lets a limited rest of the request come in: what is closed with unread
  /// bytes is reset, and the answer may be lost on the way.
  func finish(_ patience: any Patience) {
    shutdown(socket, Int32(SHUT_WR))
    var left = 64
    while left > 0, let rest = try? read(65_536, patience), !rest.isEmpty { left -= 1 }
  }
}
