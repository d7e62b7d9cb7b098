/// What a transfer may do and how long it may take.
public struct TransferOptions: Sendable {
  /// Whether http will do, where anyone on the way can change what is sent; else only https.
  package var allowsPlainHTTP = false

  /// Seconds until a connection must stand.
  package var connectSeconds = 30

  /// Seconds in which less than a thousand bytes a second may come.
  package var stallSeconds = 30

  /// How often a server may send elsewhere.
  package var redirects = 5

  public init() {}
}
