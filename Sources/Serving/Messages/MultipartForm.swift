/// The file that a form of a page sends. RFC 7578.
public enum MultipartForm {
  /// The content of the only part, and the name of its file, without folders.
  ///
  /// - Parameters:
  ///   - contentType: the request's field, which says what parts the form.
  ///   - field: the name of the form's field.
  public static func file(
    in body: [UInt8], contentType: String?, field: String
  ) throws(HTTPRefusal) -> (name: String, content: ArraySlice<UInt8>) {
    guard let boundary = contentType.flatMap(boundary) else {
      throw HTTPRefusal(.unsupportedMediaType, "A form with a file is wanted.")
    }
    let opening = Array("--\(boundary)\r\n".utf8)
    let closing = Array("\r\n--\(boundary)--".utf8)
    guard body.starts(with: opening),
      let end = body.lastPlace(of: closing), end >= opening.count,
      let head = body.firstPlace(
        of: [0x0D, 0x0A, 0x0D, 0x0A], in: opening.count..<min(end, opening.count + 4096))
    else { throw malformed }
    let content = body[(head + 4)..<max(end, head + 4)]
    guard content.firstPlace(of: Array("\r\n--\(boundary)".utf8)) == nil else {
      throw HTTPRefusal(.badRequest, "One file at a time.")
    }
    let lines = String(decoding: body[opening.count..<head], as: UTF8.self)
    guard let disposition = disposition(in: lines),
      parameter("name", of: disposition) == field,
      let name = parameter("filename", of: disposition)
    else { throw malformed }
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    return (String(last.prefix(200)), content)
  }

  private static var malformed: HTTPRefusal {
    HTTPRefusal(.badRequest, "The form is malformed.")
  }

  private static func boundary(_ contentType: String) -> String? {
    let parts = contentType.split(separator: ";", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].lowercased() == "multipart/form-data",
      let text = parameter("boundary", of: ";" + parts[1]), (1...70).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 })
    else { return nil }
    return text
  }

  private static func disposition(in lines: String) -> String? {
    let name = "content-disposition:"
    return lines.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name) }
      .map { String($0.dropFirst(name.count)) }
  }

  /// The value of a parameter behind a semicolon, with or without quotation marks. Browsers write
  /// `%22` for a mark inside.
  private static func parameter(_ name: String, of text: String) -> String? {
    var rest = text[...]
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...].drop { $0 == " " }
      guard rest.lowercased().hasPrefix(name + "=") else { continue }
      let value = rest.dropFirst(name.count + 1)
      guard value.first == "\"" else {
        return String(value.prefix { $0 != ";" && $0 != " " })
      }
      let inner = value.dropFirst()
      return inner.firstIndex(of: "\"").map { String(inner[..<$0]) }
    }
    return nil
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Where a pattern begins first, in a part of the bytes.
  fileprivate func firstPlace(of pattern: [UInt8], in range: Range<Int>? = nil) -> Int? {
    let range = range ?? startIndex..<endIndex
    guard let first = pattern.first, range.count >= pattern.count else { return nil }
    for place in range.lowerBound...(range.upperBound - pattern.count)
    where self[place] == first && self[place..<(place + pattern.count)].elementsEqual(pattern) {
      return place
    }
    return nil
  }

  /// Where a pattern begins last.
  fileprivate func lastPlace(of pattern: [UInt8]) -> Int? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    for place in (startIndex...(endIndex - pattern.count)).reversed()
    where self[place] == first && self[place..<(place + pattern.count)].elementsEqual(pattern) {
      return place
    }
    return nil
  }
}
