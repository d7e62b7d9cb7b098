/// What matters of the header of a server's answer.
struct AnswerHeader {
  /// The status, such as 200.
  private(set) var status = 0

  /// How many bytes are said to follow.
  private(set) var contentLength: Int?

  /// Where in the file those bytes lie that are said to follow.
  private(set) var rangeStart: Int?

  /// Whether what follows is a page for people.
  private(set) var isWebPage = false

  /// Takes one line. The first line of an answer begins anew: answers that send elsewhere come
  /// before the one that counts.
  mutating func add(line: String) {
    if line.hasPrefix("HTTP/") {
      self = AnswerHeader()
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    let word = value.prefix { !" ;\t\r\n\r\n".contains($0) }
    switch line[..<colon].lowercased() {
    case "content-length": contentLength = Int(word)
    case "content-type": isWebPage = word.lowercased() == "text/html"
    case "content-range":
      // bytes 100-199/1000
      rangeStart = value.dropFirst("bytes ".count).split(separator: "-").first.flatMap { Int($0) }
    default: break
    }
  }
}
