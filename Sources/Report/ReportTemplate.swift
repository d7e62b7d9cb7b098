/// The files that a page is put together from.
public struct ReportTemplate: Sendable {
  /// The page, with names in double braces where parts belong.
  let page: String
  let style: String

  /// All scripts, one after the other.
  let script: String

  /// The files' names, in the order of `init`: scripts in the order in which they are run.
  public static let pageName = "report.html"
  public static let styleName = "report.css"
  public static let scriptNames = [
    "numbers.js", "data.js", "statistics.js", "colors.js", "elements.js", "words.js",
    "functions.js", "windows.js", "arithmetic.js", "listbox.js", "diagram.js", "maps.js", "map.js",
    "photograph.js", "explanation.js", "page.js", "main.js",
  ]

  /// The same of the page on which a photograph is dropped.
  public static let dropPageName = "drop.html"
  public static let dropStyleName = "drop.css"
  public static let dropScriptNames = ["drop.js"]

  public init(page: String, style: String, scripts: [String]) {
    self.page = page
    self.style = style
    script = scripts.joined(separator: "\n")
  }

  /// The page with its parts. They are put in once, whatever they hold themselves.
  func filled(_ parts: [String: [UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(page.utf8.count + parts.values.reduce(0) { $0 + $1.count })
    var rest = Array(page.utf8)[...]
    let (opening, closing) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    while let start = rest.firstIndex(of: opening),
      let end = rest[start...].firstIndex(of: closing)
    {
      let name = String(decoding: rest[start..<end].drop { $0 == opening }, as: UTF8.self)
      bytes += rest[..<start]
      bytes += parts[name] ?? []
      rest = rest[end...].drop { $0 == closing }
    }
    return bytes + rest
  }
}
