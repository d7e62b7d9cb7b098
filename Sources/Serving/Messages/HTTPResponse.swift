/// What is sent back.
public struct HTTPResponse: Sendable {
  public let status: HTTPStatus
  public let contentType: String
  public let body: [UInt8]

  /// Further fields, by their names.
  public var fields: [(name: String, value: String)]

  public init(
    _ status: HTTPStatus, contentType: String, body: [UInt8],
    fields: [(name: String, value: String)] = []
  ) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.fields = fields
  }

  /// A page, which has a policy of its own for what it loads; no other page may frame it.
  public init(_ status: HTTPStatus, html: [UInt8]) {
    self.init(
      status, contentType: "text/html; charset=utf-8", body: html,
      fields: [("Content-Security-Policy", "frame-ancestors 'none'")])
  }

  /// A refusal as plain text.
  public init(_ refusal: HTTPRefusal) {
    self.init(
      refusal.status, contentType: "text/plain; charset=utf-8",
      body: Array((refusal.sentence + "\n").utf8),
      fields: [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")])
  }

  /// The head as it is sent. Every connection ends with its answer, so nothing can follow a request.
  var head: [UInt8] {
    var lines = [
      "HTTP/1.1 \(status.rawValue) \(status.reason)", "Content-Type: \(contentType)",
      "Content-Length: \(body.count)", "Connection: close", "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
      "Referrer-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin",
      "Cross-Origin-Resource-Policy: same-origin",
    ]
    lines += fields.map { "\($0.name): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
