/// Why nothing is served.
public enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is no address of numbers.
  case noAddress(String)

  /// The system's reason for refusing the address and port.
  case cannotListen(address: String, port: UInt16, reason: String)

  public var description: String {
    switch self {
    case .noAddress(let text): "'\(text)' is no address such as 127.0.0.1 or ::1"
    case .cannotListen(let address, let port, let reason):
      "cannot listen at \(address), port \(port): \(reason)"
    }
  }
}
