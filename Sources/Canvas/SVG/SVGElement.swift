/// One element of an SVG file: a name, attributes in their order, and what is inside.
struct SVGElement {
  private let name: String
  private var attributes = ""
  private var content = ""

  /// Whether the content stands on lines of its own.
  private let isMultiline: Bool

  init(_ name: String, isMultiline: Bool = false) {
    self.name = name
    self.isMultiline = isMultiline
  }

  /// Sets an attribute to a text.
  mutating func set(_ name: String, _ value: String) {
    attributes += " \(name)=\"\(xmlText(value))\""
  }

  /// Sets an attribute to a number.
  mutating func set(_ name: String, _ value: Double) {
    attributes += " \(name)=\"\(svgNumber(value))\""
  }

  mutating func append(_ child: SVGElement) {
    content += child.text
    if isMultiline { content += "\n" }
  }

  mutating func append(text: String) {
    content += xmlText(text)
  }

  /// Appends a text that keeps its lines.
  mutating func append(lines text: String) {
    content += text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { xmlText(String($0)) }.joined(separator: "\n")
  }

  var text: String {
    if content.isEmpty { return "<\(name)\(attributes)/>" }
    return "<\(name)\(attributes)>" + (isMultiline ? "\n" : "") + content + "</\(name)>"
  }
}
