#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Who may ask: only what was loaded from this very server, under a name that is its own.
///
/// A page of another site can send a form here, and by DNS rebinding have its own name stand for this
/// machine; the fields that browsers set tell both.
public struct SiteRules: Hashable, Sendable {
  /// The address that the server is bound to, such as `127.0.0.1`.
  public let address: String
  public let port: UInt16

  public init(address: String, port: UInt16) {
    self.address = address
    self.port = port
  }

  public func check(_ head: RequestHead) throws(HTTPRefusal) {
    guard let host = try head.value("host") else {
      throw HTTPRefusal(.badRequest, "The field Host is missing.")
    }
    guard isOwn(host) else {
      throw HTTPRefusal(.misdirectedRequest, "This server has another name.")
    }
    if let origin = try head.value("origin"), origin != "http://\(host)" {
      throw HTTPRefusal(.forbidden, "Other sites may not ask.")
    }
    if let site = try head.value("sec-fetch-site"), head.method != "GET",
      site != "same-origin", site != "none"
    {
      throw HTTPRefusal(.forbidden, "Other sites may not ask.")
    }
  }

  /// Whether the field Host names this server: the loopback's names if it is bound to that, else its
  /// address, or any address if it is bound to all; never another name.
  private func isOwn(_ host: String) -> Bool {
    let suffix = ":\(port)"
    let bare = host.hasSuffix(suffix) ? String(host.dropLast(suffix.count)) : host
    // Browsers leave out the port 80 alone.
    guard bare != host || port == 80 else { return false }
    if SiteRules.isLoopback(address) {
      return ["127.0.0.1", "localhost", "[::1]"].contains(bare.lowercased())
    }
    let isEverywhere = address == "0.0.0.0" || address == "::"
    return isEverywhere
      ? SiteRules.isAddress(bare) || bare.lowercased() == "localhost"
      : bare.lowercased() == (address.contains(":") ? "[\(address)]" : address)
  }

  /// Whether only programs on this machine can reach an address.
  public static func isLoopback(_ address: String) -> Bool {
    address == "::1" || address.hasPrefix("127.") && isAddress(address)
  }

  private static func isAddress(_ text: String) -> Bool {
    var room = in6_addr()
    if inet_pton(AF_INET, text, &room) == 1 { return true }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return false }
    return inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &room) == 1
  }
}
