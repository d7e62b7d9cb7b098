import Spelling

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A socket to which browsers connect.
struct Listener: ~Copyable, Sendable {
  private let socket: Int32

  /// The port, which the system has chosen where 0 was asked for.
  let port: UInt16

  deinit {
    close(socket)
  }

  /// Listens at an address of numbers.
  init(address: String, port: UInt16) throws(ServerError) {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, String(port), &hints, &list) == 0, let place = list else {
      throw .noAddress(address)
    }
    defer { freeaddrinfo(place) }
    let info = place.pointee
    let socket = Listener.newSocket(info)
    guard socket >= 0 else { throw Listener.refusal(address, port) }
    var isOn: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    guard fcntl(socket, F_SETFD, FD_CLOEXEC) == 0, fcntl(socket, F_SETFL, O_NONBLOCK) == 0,
      bind(socket, info.ai_addr, info.ai_addrlen) == 0, listen(socket, 16) == 0,
      let chosen = Listener.port(of: socket)
    else {
      let refusal = Listener.refusal(address, port)
      close(socket)
      throw refusal
    }
    self.socket = socket
    self.port = chosen
  }

  private static func newSocket(_ info: addrinfo) -> Int32 {
    #if canImport(Glibc)
      Glibc.socket(info.ai_family, info.ai_socktype, info.ai_protocol)
    #else
      Darwin.socket(info.ai_family, info.ai_socktype, info.ai_protocol)
    #endif
  }

  private static func refusal(_ address: String, _ port: UInt16) -> ServerError {
    .cannotListen(address: address, port: port, reason: SystemError.last.reason)
  }

  private static func port(of socket: Int32) -> UInt16? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard getsockname(socket, address, &length) == 0 else { return nil }
        // The port lies at the same place in both kinds of address.
        return UnsafeRawPointer(pointer).load(as: sockaddr_in.self).sin_port.bigEndian
      }
    }
  }

  /// The next connection; `nil` once `stop` can be read from.
  func accept(until stop: Int32) -> Connection? {
    while true {
      var requests = [
        pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&requests, 2, -1) > 0 else {
        if errno == EINTR { continue }
        return nil
      }
      guard requests[1].revents == 0 else { return nil }
      #if canImport(Glibc)
        let connection = Glibc.accept(socket, nil, nil)
      #else
        let connection = Darwin.accept(socket, nil, nil)
      #endif
      guard connection >= 0 else {
        // Another thread may have taken it, or the browser may have gone. Where the system has no
        // more to give, it still waits, and others have to end first.
        if errno == EMFILE || errno == ENFILE || errno == ENOMEM { poll(nil, 0, 100) }
        continue
      }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      _ = fcntl(connection, F_SETFL, O_NONBLOCK)
      return Connection(connection)
    }
  }
}
